package io.jenkins.plugins.azurerender.localcloud;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for programs as a shell does. */
final class Executables {
    private Executables() {}

    /** The first executable file of that name in the folders of {@code path}, which is written like {@code $PATH}. */
    static Optional<Path> find(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Executables::isProgram)
                .findFirst();
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
