package io.jenkins.plugins.azurerender.render;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Encodes the frames as a movie with ffmpeg. */
public record Movie(String file, int framesPerSecond) implements PostRenderTask {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FRAMES_PER_SECOND = 240;

    /** @throws InvalidRequestException when the rate is out of range or the file name is invalid */
    public Movie {
        if (framesPerSecond < 1 || framesPerSecond > MAX_FRAMES_PER_SECOND) {
            throw new InvalidRequestException("The movie has %s frames per second: use 1 to %s."
                    .formatted(framesPerSecond, MAX_FRAMES_PER_SECOND));
        }
        if (!file.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}\\.(mp4|mov|mkv)")) {
            throw new InvalidRequestException(
                    "The movie name '%s' is invalid: use letters, digits, hyphens and underscores, and the extension .mp4, .mov or .mkv."
                            .formatted(file));
        }
    }

    @Override
    public List<String> files() {
        return List.of(file);
    }

    @Override
    public void check(RenderPlan plan) {
        if (plan.files().format().isOpenExr()) {
            throw new InvalidRequestException(
                    "A movie of OPEN_EXR frames would be dark, as they are linear: render PNG, or use then: command(command: '...') with your own conversion.");
        }
    }

    @Override
    public boolean runsOn(NodeSystem system) {
        return system == NodeSystem.LINUX;
    }

    @Override
    public Map<String, byte[]> nodeFiles(RenderPlan plan) {
        return Map.of("movie.sh", NodeKit.resource("movie.sh"));
    }

    @Override
    public Invocation invocation(RenderPlan plan, NodeSystem system) {
        Map<String, String> variables = new TreeMap<>(PostRenderCommand.frames(system));
        variables.put("RENDER_MOVIE", Template.output(Template.literal(file), system));
        variables.put("RENDER_RATE", String.valueOf(framesPerSecond));
        variables.put("RENDER_EXTENSION", plan.files().format().extension());
        return new Invocation("bash", List.of(Template.kit("movie.sh", system)), variables);
    }
}
