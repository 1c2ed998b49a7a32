package io.jenkins.plugins.azurerender.emulator.run;

import java.nio.file.Path;
import java.util.List;

/**
 * Identifies the processes of a task: by a marker in their environment, by outputs that go into a task folder, or by a
 * working directory in a task folder without a terminal. A shell in which a user inspects the folder is not matched.
 *
 * @param mark prefix of the {@link ProcessTree#MARK} value
 * @param folders the folders of the tasks to end
 */
public record ProcessFilter(String mark, List<Path> folders) {
    private static final int TERMINAL = 4;

    public ProcessFilter {
        folders = List.copyOf(folders);
    }

    /** Matches by marker only. */
    public static ProcessFilter marked(String mark) {
        return new ProcessFilter(mark, List.of());
    }

    boolean matches(ProcessTable.Entry process) {
        List<String> targets = process.targets();
        return process.environment().contains(ProcessTree.MARK + "=" + mark)
                || isInFolder(targets.get(0))
                || isInFolder(targets.get(1))
                || isInFolder(targets.get(2)) && !hasTerminal(process.folder());
    }

    private boolean isInFolder(String target) {
        return !target.isEmpty()
                && !folders.isEmpty()
                && folders.stream().anyMatch(folder -> Path.of(target).startsWith(folder));
    }

    private static boolean hasTerminal(Path process) {
        String stat = ProcessTable.text(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > TERMINAL && !fields[TERMINAL].equals("0");
    }
}
