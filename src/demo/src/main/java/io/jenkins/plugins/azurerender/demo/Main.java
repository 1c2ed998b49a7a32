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

/** Runs the demo and reports the results. */
public final class Main {
    private Main() {}

    /**
     * Arguments: the repository folder, and relative to it the Jenkinsfile, its frames, its output name and the demo
     * folder, which is emptied: {@code . Jenkinsfile 1-24 lighthouse_####.png work/demo}. For a running Jenkins, these
     * options follow: {@code url=http://localhost:8080/ user=me token=... restart=false minutes=15}. Without a URL, the
     * demo starts an embedded controller.
     *
     * @throws DemoException if the build fails or a frame is missing or invalid
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException, DemoException {
        Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path plugin = repository.resolve("src/plugin/target/azure-render.hpi");
        Path home = repository.resolve(arguments[4]);
        Demo demo = demo(repository, arguments);
        if (!Files.exists(plugin)) {
            throw new DemoException(plugin + " does not exist: run 'mvn -Pdemo' in the root of the repository.");
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

    private static Demo demo(Path repository, String[] arguments) throws DemoException {
        Path jenkinsfile = repository.resolve(arguments[1]);
        ExpectedFrames frames = ExpectedFrames.of(arguments[3], arguments[2]);
        Map<String, String> remote = Arrays.stream(arguments)
                .skip(5)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        if (remote.getOrDefault("url", "").isEmpty()) {
            return new LocalDemo(repository, jenkinsfile, frames, System.out);
        }
        RemoteSettings settings = RemoteSettings.of(remote, System.getenv());
        return new RemoteDemo(repository, jenkinsfile, frames, settings, System.out);
    }

    /** Checks the artifacts of a build and prints where they are. */
    private static void report(Path archive, ExpectedFrames frames, PrintStream output) throws DemoException {
        frames.check(archive);
        Path sheet = archive.resolve("contact-sheet.html");
        if (!Files.isRegularFile(sheet)) {
            throw new DemoException("The contact sheet " + sheet + " is missing.");
        }
        output.println("Demo: all " + frames.names().size() + " frames are complete and valid.");
        output.println("Demo: frames         " + archive);
        output.println("Demo: contact sheet  " + sheet);
    }

    private static void abort(Demo demo) {
        try {
            demo.abort();
        } catch (IOException | DemoException e) {
            System.err.println("Demo: cleanup was incomplete: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes the results of the previous demo. */
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
