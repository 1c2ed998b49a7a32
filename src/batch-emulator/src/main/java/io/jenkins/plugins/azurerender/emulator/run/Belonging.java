package io.jenkins.plugins.azurerender.emulator.run;

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

    boolean holds(ProcessTable.Seen process) {
        List<String> places = process.places();
        return process.environment().contains(ProcessTree.MARK + "=" + mark)
                || leadsIn(places.get(0))
                || leadsIn(places.get(1))
                || leadsIn(places.get(2)) && !hasTerminal(process.folder());
    }

    private boolean leadsIn(String place) {
        return !place.isEmpty()
                && !folders.isEmpty()
                && folders.stream().anyMatch(folder -> Path.of(place).startsWith(folder));
    }

    private static boolean hasTerminal(Path process) {
        String stat = ProcessTable.text(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > TERMINAL && !fields[TERMINAL].equals("0");
    }
}
