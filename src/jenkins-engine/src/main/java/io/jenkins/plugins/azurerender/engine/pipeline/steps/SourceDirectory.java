package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files of a source directory: tracked and untracked files that git does not ignore; all files without git. */
final class SourceDirectory {

    private SourceDirectory() {}

    /** Returns the paths of the files relative to the directory, with slashes. */
    static List<String> files(Path folder) throws IOException, InterruptedException {
        List<String> known = knownToGit(folder);
        return known != null ? known : all(folder);
    }

    private static List<String> knownToGit(Path folder) throws IOException, InterruptedException {
        Process git;
        try {
            git = new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard", "-z")
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noGit) {
            return null;
        }
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            return null;
        }
        return Arrays.stream(output.split("\0"))
                .filter(path -> Files.isRegularFile(folder.resolve(path)))
                .toList();
    }

    private static List<String> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .toList();
        } catch (UncheckedIOException x) {
            throw x.getCause();
        }
    }
}
