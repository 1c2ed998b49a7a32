package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What tells a task's process from others: a mark in its environment; or, where it threw that away, outputs that go
 * into a folder of the task's, or no terminal and such a folder as its own. So a shell in which a user looks at these
 * folders is none of them.
 *
 * @param mark what its {@link ProcessTree#MARK} begins with
 * @param folders the task's, or those of all tasks that are to end
 */
public record Belonging(String mark, List<Path> folders) {
    private static final int TERMINAL = 4;

    public Belonging {
        folders = List.copyOf(folders);
    }

    /** By mark alone. */
    public static Belonging marked(String mark) {
        return new Belonging(mark, List.of());
    }

    /** @param process the process's folder in /proc */
    boolean holds(Path process) {
        return environment(process).contains(ProcessTree.MARK + "=" + mark)
                || !folders.isEmpty()
                        && (leadsIn(process.resolve("fd/1"))
                                || leadsIn(process.resolve("fd/2"))
                                || leadsIn(process.resolve("cwd")) && !hasTerminal(process));
    }

    private boolean leadsIn(Path link) {
        try {
            Path target = Files.readSymbolicLink(link);
            return folders.stream().anyMatch(target::startsWith);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasTerminal(Path process) {
        String stat = read(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > TERMINAL && !fields[TERMINAL].equals("0");
    }

    private static String environment(Path process) {
        return read(process.resolve("environ"));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
