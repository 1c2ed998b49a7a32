package io.jenkins.plugins.azurerender.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Runs the demo for the build and says where its frames are. */
public final class Main {
    private Main() {}

    /**
     * Takes the repository's folder, the Jenkinsfile in it, the frames it renders, their file name, and the folder in
     * it for the controller's home, which is emptied: {@code . Jenkinsfile 1-24 lighthouse_####.png work/demo}.
     *
     * @throws DemoException with one sentence when the build fails or a frame is missing or broken
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException, DemoException {
        Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
        ExpectedFrames frames = ExpectedFrames.of(arguments[3], arguments[2]);
        Path home = repository.resolve(arguments[4]);
        removeHome(home);

        Demo demo = new Demo(repository, System.out);
        Thread stopping = new Thread(() -> abort(demo), "demo-stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        Path archive;
        try (demo) {
            archive = demo.run(
                    home, repository.resolve("src/plugin/target/azure-render.hpi"), repository.resolve(arguments[1]));
        }
        Runtime.getRuntime().removeShutdownHook(stopping);

        frames.check(archive);
        Path sheet = archive.resolve("contact-sheet.html");
        if (!Files.isRegularFile(sheet)) {
            throw new DemoException("All frames are there, but the contact sheet " + sheet + " is not.");
        }
        System.out.println("Demo: all " + frames.names().size() + " frames are there and sound.");
        System.out.println("Demo: frames         " + archive);
        System.out.println("Demo: contact sheet  " + sheet);
    }

    private static void abort(Demo demo) {
        try {
            demo.abort();
        } catch (IOException e) {
            System.err.println("Demo: not everything could be stopped: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What an earlier demo left: each starts with a new controller. */
    private static void removeHome(Path home) throws IOException {
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
