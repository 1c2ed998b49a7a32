package io.jenkins.plugins.azurerender.demo;

import io.jenkins.plugins.azurerender.demo.remote.RemoteDemo;
import io.jenkins.plugins.azurerender.demo.remote.RemoteSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the demo for the build and says where its frames are. */
public final class Main {
    private Main() {}

    /**
     * Takes the repository's folder, the Jenkinsfile in it, the frames it renders, their file name, and the folder in
     * it for what the demo leaves, which is emptied: {@code . Jenkinsfile 1-24 lighthouse_####.png work/demo}. What may
     * come after them is for the demo on a running Jenkins: {@code url=http://localhost:8080/ user=me token=...
     * restart=false minutes=15}; without a URL the demo brings its own controller.
     *
     * @throws DemoException with one sentence when the build fails or a frame is missing or broken
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException, DemoException {
        Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path plugin = repository.resolve("src/plugin/target/azure-render.hpi");
        Path home = repository.resolve(arguments[4]);
        DemoRun demo = demo(repository, arguments);
        if (!Files.exists(plugin)) {
            throw new DemoException(plugin + " is not built: run 'mvn -Pdemo' in the repository's root.");
        }
        removeHome(home);

        Thread stopping = new Thread(() -> abort(demo), "demo-stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        Map<Path, ExpectedFrames> archives;
        try (demo) {
            archives = demo.run(home, plugin);
        }
        Runtime.getRuntime().removeShutdownHook(stopping);

        for (Map.Entry<Path, ExpectedFrames> archive : archives.entrySet()) {
            report(archive.getKey(), archive.getValue(), System.out);
        }
    }

    private static DemoRun demo(Path repository, String[] arguments) throws DemoException {
        Path jenkinsfile = repository.resolve(arguments[1]);
        ExpectedFrames frames = ExpectedFrames.of(arguments[3], arguments[2]);
        Map<String, String> remote = Arrays.stream(arguments)
                .skip(5)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        if (remote.getOrDefault("url", "").isEmpty()) {
            return new Demo(repository, jenkinsfile, frames, System.out);
        }
        RemoteSettings settings = RemoteSettings.of(remote, System.getenv());
        return new RemoteDemo(repository, jenkinsfile, frames, settings, System.out);
    }

    /** Checks what a build left, and says where it is. */
    private static void report(Path archive, ExpectedFrames frames, PrintStream output) throws DemoException {
        frames.check(archive);
        Path sheet = archive.resolve("contact-sheet.html");
        if (!Files.isRegularFile(sheet)) {
            throw new DemoException("All frames are there, but the contact sheet " + sheet + " is not.");
        }
        output.println("Demo: all " + frames.names().size() + " frames are there and sound.");
        output.println("Demo: frames         " + archive);
        output.println("Demo: contact sheet  " + sheet);
    }

    private static void abort(DemoRun demo) {
        try {
            demo.abort();
        } catch (IOException | DemoException e) {
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
