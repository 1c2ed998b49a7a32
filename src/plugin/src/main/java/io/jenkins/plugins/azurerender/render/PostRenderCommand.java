package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command of the user that runs after all frames: bash on Linux, PowerShell on Windows.
 *
 * @param files files that the command writes to its working directory, archived as artifacts
 */
public record PostRenderCommand(String command, List<String> files) implements PostRenderTask {

    private static final long serialVersionUID = 1L;

    private static final String OUTPUT = "RENDER_FOLDER_OUT";

    /** @throws InvalidRequestException when the command is empty, or a file is not a plain relative path */
    public PostRenderCommand {
        files = new ArrayList<>(files);
        ShellCommand.check(command);
        files.forEach(RelativePath::check);
    }

    @Override
    public Invocation invocation(RenderPlan plan, NodeSystem system) {
        Map<String, String> variables = new TreeMap<>(frames(system));
        variables.put(OUTPUT, "%o");
        variables.put("RENDER_ASSETS_FOLDER", "%a");
        String directory = system == NodeSystem.WINDOWS
                ? "Set-Location -LiteralPath $env:" + OUTPUT
                : "cd -- \"$" + OUTPUT + "\" || exit 1";
        return ShellCommand.invocation(directory + "\n" + command, variables, system);
    }

    /** Returns the variables with the folder of the frames and a file that lists them in order, one per line. */
    static Map<String, String> frames(NodeSystem system) {
        return Map.of(
                "RENDER_FRAMES_FOLDER", Template.output(RenderPlan.OUTPUT_FOLDER, system),
                "RENDER_FRAMES_LIST", Template.kit(RenderPlan.FILE_LIST, system));
    }
}
