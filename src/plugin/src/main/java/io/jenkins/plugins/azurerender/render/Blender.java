package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Blender on the command line. */
public record Blender() implements Renderer {

    private static final long serialVersionUID = 1L;

    @Override
    public String title() {
        return "Blender";
    }

    @Override
    public String logPatterns() {
        return "blender";
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        int least = frames.frames().stream().mapToInt(Integer::intValue).min().orElseThrow();
        if (least < 0) {
            throw new InvalidRequestException(
                    "The frame range has frame %d: Blender takes a number below 0 as counted from the end, so give frames from 0 on."
                            .formatted(least));
        }
    }

    /**
     * Scripts inside a scene do not run. The options stand in Blender's order: they act left to right, so output and
     * format must follow the file and precede the frames (Blender manual, command line arguments).
     */
    @Override
    public Invocation invocation(RenderPlan plan, NodeSystem system) {
        List<String> arguments = new ArrayList<>(List.of(
                "--background",
                "--factory-startup",
                "--disable-autoexec",
                "-noaudio",
                "--python-exit-code",
                "1",
                Template.asset(plan.scene(), system),
                "--render-output",
                Template.output(Template.literal(plan.files().pattern()), system),
                "--render-format",
                plan.files().format().name(),
                "--use-extension",
                "1"));
        arguments.addAll(List.of("--render-frame", Template.FRAMES));
        return new Invocation("blender", arguments, Map.of());
    }

    @Override
    public List<FrameRun> runs(FrameRange frames) {
        return FrameRun.together(frames);
    }

    @Override
    public String list(FrameRange frames) {
        return frames.frames().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
