package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.settings.AfterChoice;
import io.jenkins.plugins.azurerender.settings.AutomaticChoice;
import io.jenkins.plugins.azurerender.settings.NothingChoice;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** Which frames a render has and how they are made, as a step asks for it. */
public abstract class FramesStep extends LayoutStep {

    private static final long serialVersionUID = 1L;

    private String frames;
    private String output;
    private String format;
    private RendererChoice renderer;
    private String logPatterns;
    private AfterChoice then;
    private ArrayList<PathMapping> pathMap = new ArrayList<>();

    public String getFrames() {
        return frames;
    }

    /** @param frames a range such as {@code 1-240x2,300}, or {@code failed}; null for the scene's own */
    @DataBoundSetter
    public void setFrames(String frames) {
        this.frames = Util.fixEmptyAndTrim(frames);
    }

    public String getOutput() {
        return output;
    }

    /** @param output name of the frames, such as {@code s010_####}; null for the scene's own */
    @DataBoundSetter
    public void setOutput(String output) {
        this.output = Util.fixEmptyAndTrim(output);
    }

    public String getFormat() {
        return format;
    }

    /** @param format PNG, JPEG, TIFF, OPEN_EXR or OPEN_EXR_MULTILAYER; null for the scene's own */
    @DataBoundSetter
    public void setFormat(String format) {
        this.format = Util.fixEmptyAndTrim(format);
    }

    public RendererChoice getRenderer() {
        return renderer;
    }

    /** @param renderer with its switches; null for the one that goes with the scene */
    @DataBoundSetter
    public void setRenderer(RendererChoice renderer) {
        this.renderer = renderer instanceof AutomaticChoice ? null : renderer;
    }

    public String getLogPatterns() {
        return logPatterns;
    }

    /** @param logPatterns a file in the workspace that tells more of what the renderer's log means; null for none */
    @DataBoundSetter
    public void setLogPatterns(String logPatterns) {
        this.logPatterns = Util.fixEmptyAndTrim(logPatterns);
    }

    public AfterChoice getThen() {
        return then;
    }

    /** @param then what is done once when all frames are there; null for nothing */
    @DataBoundSetter
    public void setThen(AfterChoice then) {
        this.then = then instanceof NothingChoice ? null : then;
    }

    public List<PathMapping> getPathMap() {
        return List.copyOf(pathMap);
    }

    /** @param pathMap where files lie that the scene names by absolute paths of another machine */
    @DataBoundSetter
    public void setPathMap(List<PathMapping> pathMap) {
        this.pathMap = pathMap == null ? new ArrayList<>() : new ArrayList<>(pathMap);
    }

    /**
     * @param scene path in the project
     * @param facts of the scene, for what is not given
     */
    final RenderSettings settings(String scene, SceneFacts facts) {
        // Which frames failed is found out when the build's record is at hand.
        String asked = FailedFrames.WORD.equals(frames) ? null : frames;
        String name = facts.output(output);
        String fitted = output == null ? RenderSettings.fit(name, scene, renderer) : name;
        return new RenderSettings(scene, facts.frames(asked), fitted, facts.format(format))
                .inTasks(getChunk(), getOrder())
                .inTiles(getTiles())
                .then(then)
                .by(renderer)
                .withPaths(pathMap);
    }
}
