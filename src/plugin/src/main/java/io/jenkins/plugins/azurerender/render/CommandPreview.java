package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows the commands that a node runs for a task. The text is only displayed, never executed. */
public final class CommandPreview {

    private CommandPreview() {}

    /**
     * Returns one line per start of the renderer, with {@code ASSETS}, {@code OUTPUT} and {@code SCRIPTS} for folders
     * of the node.
     */
    public static List<String> of(RenderPlan plan, RenderTask task, NodeSystem system) {
        Invocation invocation = plan.renderer().invocation(plan, task.role(), system);
        List<String> lines = new ArrayList<>();
        for (FrameRun run : plan.renderer().runs(task.frames())) {
            lines.add(invocation.program() + " "
                    + invocation.arguments().stream()
                            .map(argument ->
                                    quoted(expand(argument, run, plan.renderer().list(task.frames()))))
                            .collect(Collectors.joining(" ")));
        }
        return lines;
    }

    private static String expand(String template, FrameRun run, String frames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char one = template.charAt(i);
            text.append(one == '%' ? value(template.charAt(++i), run, frames) : String.valueOf(one));
        }
        return text.toString();
    }

    private static String value(char code, FrameRun run, String frames) {
        return switch (code) {
            case 'a', 'A' -> "ASSETS";
            case 'o' -> "OUTPUT";
            case 'k', 't' -> "SCRIPTS";
            case 's' -> String.valueOf(run.first());
            case 'e' -> String.valueOf(run.last());
            case 'b' -> String.valueOf(run.step());
            case 'f' -> frames;
            case 'l' -> run.layer();
            case 'n' -> " ";
            default ->
                Character.isDigit(code)
                        ? String.format(Locale.ROOT, "%0" + code + "d", run.first())
                        : String.valueOf(code);
        };
    }

    private static String quoted(String argument) {
        return argument.matches("[\\p{L}\\p{N}_./:=,;@%+#<>\\\\-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
