package io.jenkins.plugins.azurerender.render;

import java.util.List;
import java.util.Map;

/** A command of the user: bash on Linux, PowerShell on Windows. */
public final class ShellCommand {

    private static final int MAX_LENGTH = 8_000;

    private ShellCommand() {}

    /** @throws InvalidRequestException when the command is empty or too long, or contains a null character */
    public static void check(String command) {
        if (command.isBlank()) {
            throw new InvalidRequestException(
                    "No command is set: use a command that renders a frame, such as custom(command: 'myrender \"$RENDER_SCENE\" -f \"$RENDER_FIRST\" -o \"$RENDER_FILE\"').");
        }
        if (command.length() > MAX_LENGTH || command.indexOf('\0') >= 0) {
            throw new InvalidRequestException(
                    "The command cannot be passed to the node: it may have at most %s characters and no null character."
                            .formatted(MAX_LENGTH));
        }
    }

    /** Returns how to run the command, passed as one argument to the shell. */
    public static Invocation invocation(String command, Map<String, String> variables, NodeSystem system) {
        return system == NodeSystem.WINDOWS
                ? new Invocation(
                        "powershell.exe",
                        List.of("-NoProfile", "-NonInteractive", "-Command", Template.literal(command)),
                        variables)
                : new Invocation("bash", List.of("-c", Template.literal(command)), variables);
    }
}
