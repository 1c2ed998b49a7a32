package io.jenkins.plugins.azurerender.demo.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.azurerender.demo.DemoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Read-only Git repositories on the loopback address, because Jenkins does not check out from local folders. Git's dumb
 * HTTP protocol needs only a file server.
 */
final class GitServer implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    GitServer() throws IOException {
        folder = Files.createTempDirectory("scenes");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::response);
        server.start();
    }

    /**
     * Creates a repository with one commit on the branch main.
     *
     * @param files files and folders by their path in the repository; "" for the root
     * @return the URL of the repository
     */
    URI publish(String name, Map<String, Path> files) throws IOException, InterruptedException, DemoException {
        Path tree = Files.createDirectory(folder.resolve(name));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            copy(file.getValue(), tree.resolve(file.getKey()));
        }
        git(tree, "init", "--quiet");
        git(tree, "symbolic-ref", "HEAD", "refs/heads/main");
        git(tree, "add", "--all", "--force");
        git(
                tree,
                "-c",
                "user.name=demo",
                "-c",
                "user.email=demo@localhost",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "--quiet",
                "--message=Scene and jobs of the demo");
        git(tree, "update-server-info");
        return URI.create(
                "http://127.0.0.1:%d/%s/.git".formatted(server.getAddress().getPort(), name));
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException, DemoException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new DemoException(
                    "git is required to serve the scene to Jenkins, but it is not on the PATH. Install git.");
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new DemoException("'" + String.join(" ", command) + "' failed: " + output.strip());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? target : target.resolveSibling(""));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void response(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1))
                    .normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdown();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
