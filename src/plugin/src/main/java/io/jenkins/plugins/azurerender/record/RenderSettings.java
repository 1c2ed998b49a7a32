package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameOrder;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.Scouts;
import io.jenkins.plugins.azurerender.render.TaskLayout;
import io.jenkins.plugins.azurerender.render.Tiles;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import io.jenkins.plugins.azurerender.settings.AfterChoice;
import io.jenkins.plugins.azurerender.settings.AutomaticChoice;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a render, saved with the build so that the plan can be computed again. Immutable. */
public final class RenderSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String scene;
    private final String frames;
    private final String output;
    private final String format;
    private int chunk = 1;
    private String order;
    private String tiles;
    private String scouts;
    private boolean scoutsValidated;
    private AfterChoice after;
    private RendererChoice renderer;
    private String logPatterns = "";
    private String name;
    private final ArrayList<PathMapping> paths = new ArrayList<>();
    private final ArrayList<String> pathFolders = new ArrayList<>();

    /**
     * @param scene path in the project
     * @param frames a frame range
     * @param output name pattern of the frames
     * @param format name of the image format; null for PNG
     */
    public RenderSettings(String scene, String frames, String output, String format) {
        this.scene = scene;
        this.frames = frames;
        this.output = output;
        this.format = format;
    }

    private RenderSettings copy() {
        return withFrames(frames);
    }

    /** Returns a copy with another frame range. */
    public RenderSettings withFrames(String range) {
        RenderSettings copy = new RenderSettings(scene, range, output, format);
        copy.chunk = chunk;
        copy.order = order;
        copy.tiles = tiles;
        copy.scouts = scouts;
        copy.scoutsValidated = scoutsValidated;
        copy.after = after;
        copy.renderer = renderer;
        copy.logPatterns = logPatterns;
        copy.name = name;
        copy.paths.addAll(paths);
        copy.pathFolders.addAll(pathFolders);
        return copy;
    }

    /**
     * Returns a copy with this task layout.
     *
     * @param framesPerTask number of frames per task
     * @param taskOrder order in which tasks are scheduled; null for forward
     */
    public RenderSettings inTasks(int framesPerTask, String taskOrder) {
        RenderSettings copy = copy();
        copy.chunk = framesPerTask;
        copy.order = taskOrder;
        return copy;
    }

    /** @param columnsAndRows such as {@code 2x2}; null for frames without tiles */
    public RenderSettings inTiles(String columnsAndRows) {
        RenderSettings copy = copy();
        copy.tiles = columnsAndRows;
        return copy;
    }

    /**
     * Returns a copy with scouts.
     *
     * @param frames in the format of {@link Scouts#parse}; null for none
     * @param validated whether the other frames wait until the scouts are validated
     */
    public RenderSettings withScouts(String frames, boolean validated) {
        RenderSettings copy = copy();
        copy.scouts = frames;
        copy.scoutsValidated = validated;
        return copy;
    }

    /** Whether scouts are set. */
    boolean hasScouts() {
        return scouts != null;
    }

    /** @param choice action after all frames; null for none */
    public RenderSettings then(AfterChoice choice) {
        RenderSettings copy = copy();
        copy.after = choice;
        return copy;
    }

    /** @param choice the renderer; null for the default one of the scene's format */
    public RenderSettings by(RendererChoice choice) {
        RenderSettings copy = copy();
        copy.renderer = choice;
        return copy;
    }

    /** @param text log patterns in addition to those of the renderer, in the format of {@link LogPatterns#with} */
    public RenderSettings withLogPatterns(String text) {
        RenderSettings copy = copy();
        copy.logPatterns = text;
        return copy;
    }

    /** @param text name of the render; null for a default */
    public RenderSettings named(String text) {
        RenderSettings copy = copy();
        copy.name = text;
        return copy;
    }

    /** @param mappings absolute folders that the scene references, and their folders in the project */
    public RenderSettings withPaths(List<PathMapping> mappings) {
        RenderSettings copy = copy();
        copy.paths.clear();
        copy.paths.addAll(mappings);
        return copy;
    }

    /** @param moved mappings that were found automatically, in addition to those of the user */
    public RenderSettings withMoved(PathMap moved) {
        RenderSettings copy = copy();
        moved.mappings().forEach(mapping -> copy.paths.add(PathMapping.of(mapping)));
        copy.pathFolders.addAll(moved.folders());
        return copy;
    }

    /** The name that the step sets; null for a default. */
    public String getName() {
        return name;
    }

    public String getScene() {
        return scene;
    }

    public String getFrames() {
        return frames;
    }

    public String getOutput() {
        return output;
    }

    /**
     * The render plan: all tasks with their frames.
     *
     * @throws io.jenkins.plugins.azurerender.render.InvalidRequestException when these settings are not supported
     */
    public RenderPlan plan() {
        return RenderPlan.of(
                        scene,
                        FrameRange.parse(frames),
                        new FrameFiles(output, ImageFormat.parse(format)),
                        chosen(renderer).renderer(scene),
                        new TaskLayout(
                                chunk,
                                FrameOrder.parse(order),
                                Tiles.parse(tiles),
                                Scouts.parse(scouts, scoutsValidated)),
                        after == null ? null : after.after())
                .with(new PathMap(PathMapping.toMap(paths).mappings(), pathFolders));
    }

    /** The patterns that classify the log lines of this render. */
    public LogPatterns logPatterns() {
        LogPatterns patterns = LogPatterns.of(chosen(renderer).renderer(scene).logPatterns());
        return logPatterns.isEmpty() ? patterns : patterns.with(logPatterns);
    }

    /** Converts a default output name to a form that the renderer supports. */
    public static String fit(String output, String scene, RendererChoice choice) {
        return chosen(choice).renderer(scene).supportedPattern(output);
    }

    private static RendererChoice chosen(RendererChoice choice) {
        return choice == null ? new AutomaticChoice() : choice;
    }
}
