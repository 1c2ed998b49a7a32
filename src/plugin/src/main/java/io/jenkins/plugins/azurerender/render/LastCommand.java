package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command of the user's own, in bash on Linux, in PowerShell on Windows.
 *
 * @param files what it leaves in the folder it runs in, to become artifacts
 */
public record LastCommand(String command, List<String> files) implements AfterFrames {

    private static final long serialVersionUID = 1L;

    /** @throws InvalidRequestException when there is no command, or a file is not a plain relative path */
    public LastCommand {
        files = new ArrayList<>(files);
        ShellCommand.check(command);
        files.forEach(RelativePath::check);
    }

    @Override
    public Invocation invocation(RenderPlan plan, NodeSystem system) {
        Map<String, String> variables = new TreeMap<>(frames(system));
        variables.put("RENDER_FOLDER_OUT", "%o");
        return ShellCommand.invocation(command, variables, system);
    }

    /** Where a last task finds the frames, and a file that lists them in order, a line each. */
    static Map<String, String> frames(NodeSystem system) {
        return Map.of(
                "RENDER_FRAMES_FOLDER", Template.output(RenderPlan.OUTPUT_FOLDER, system),
                "RENDER_FRAMES_LIST", Template.kit(RenderPlan.LIST_OF_FILES, system));
    }
}
