package io.jenkins.plugins.azurerender.render.engines;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.FrameRun;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.Invocation;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.ShellCommand;
import io.jenkins.plugins.azurerender.render.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any program, started by a command of the user: bash on Linux, PowerShell on Windows. Values are passed in environment
 * variables.
 *
 * @param eachFrame whether the command runs once per frame instead of once per task
 * @param nodes number of nodes per task; the command runs on the first one
 * @param coordination command that runs on all nodes first; empty for none
 */
public record Custom(String command, boolean eachFrame, int nodes, String coordination) implements Renderer {

    private static final long serialVersionUID = 1L;
    private static final int MAX_NODES = 100;

    /** @throws InvalidRequestException when the command is empty or too long, or nodes and coordination are invalid */
    public Custom {
        ShellCommand.check(command);
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new InvalidRequestException(
                    "The number of nodes %s is invalid: a task can run on 1 to %s nodes.".formatted(nodes, MAX_NODES));
        }
        if (nodes == 1 && !coordination.isEmpty()) {
            throw new InvalidRequestException(
                    "coordination requires nodes of 2 or more: set nodes or remove coordination.");
        }
    }

    /** Runs on one node. */
    public Custom(String command, boolean eachFrame) {
        this(command, eachFrame, 1, "");
    }

    @Override
    public String title() {
        return "the command";
    }

    @Override
    public String logPatterns() {
        return "custom";
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        // The plugin does not know what the command supports. Frames are validated after the render.
    }

    @Override
    public boolean writesLayers() {
        return true;
    }

    @Override
    public Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system) {
        Map<String, String> variables = new TreeMap<>(plan.paths().variable());
        variables.put("RENDER_SCENE", Template.asset(plan.scene(), system));
        variables.put(
                "RENDER_OUTPUT", Template.output(Template.literal(plan.files().pattern()), system));
        variables.put("RENDER_FILE", Template.output(Template.numbered(plan.files()), system));
        variables.put("RENDER_FORMAT", plan.files().format().name());
        variables.put("RENDER_FIRST", Template.FIRST);
        variables.put("RENDER_LAST", Template.LAST);
        return ShellCommand.invocation(command, variables, system);
    }

    @Override
    public List<FrameRun> runs(FrameRange frames) {
        return eachFrame ? FrameRun.eachFrame(frames) : FrameRun.singleRun(frames);
    }

    @Override
    public String list(FrameRange frames) {
        return String.join(",", frames.frames().stream().map(String::valueOf).toList());
    }
}
