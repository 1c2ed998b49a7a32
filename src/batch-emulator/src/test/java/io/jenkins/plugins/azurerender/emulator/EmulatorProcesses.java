package io.jenkins.plugins.azurerender.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds processes that belong to an emulator. */
final class EmulatorProcesses {
    private EmulatorProcesses() {}

    /** Returns the command lines of processes whose environment names a folder below the root. */
    static List<String> ofRoot(Path root) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(one -> one.getFileName().toString().matches("\\d+"))
                    .filter(one -> read(one.resolve("environ")).contains(root + "/"))
                    .map(one -> read(one.resolve("cmdline")).replace('\0', ' '))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
