package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameOrder;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.render.RenderPlan;
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

/** All that a plan is made of, as the user wrote it; saved with the build, so that the plan can be made again. */
public final class RenderSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String scene;
    private final String frames;
    private final String output;
    private final String format;
    private int chunk = 1;
    private String order;
    private String tiles;
    private AfterChoice after;
    private RendererChoice renderer;
    private String logPatterns = "";
    private final ArrayList<PathMapping> paths = new ArrayList<>();
    private ArrayList<String> pathFolders = new ArrayList<>(); // null in builds saved before there were any

    /**
     * @param scene path in the project
     * @param frames a frame range
     * @param output pattern of the frames' names
     * @param format name of the picture format; null for PNG
     */
    public RenderSettings(String scene, String frames, String output, String format) {
        this.scene = scene;
        this.frames = frames;
        this.output = output;
        this.format = format;
    }

    /** Sets how many frames a task renders and in which order tasks are handed out; null for forward. */
    public RenderSettings inTasks(int framesEach, String orderOfTasks) {
        chunk = framesEach;
        order = orderOfTasks;
        return this;
    }

    /** Sets into what each frame is cut, as {@code 2x2}; null for frames in one piece. */
    public RenderSettings inTiles(String columnsAndRows) {
        tiles = columnsAndRows;
        return this;
    }

    /** Sets what is done when all frames are there; null for nothing. */
    public RenderSettings then(AfterChoice choice) {
        after = choice;
        return this;
    }

    /** Sets the renderer; null for the one that goes with the scene. */
    public RenderSettings by(RendererChoice choice) {
        renderer = choice;
        return this;
    }

    /** Sets patterns for the log besides those of the renderer: text as of {@link LogPatterns#with}. */
    public RenderSettings withLogPatterns(String text) {
        logPatterns = text;
        return this;
    }

    /** Sets where files lie that the scene names by paths of another machine. */
    public RenderSettings withPaths(List<PathMapping> mappings) {
        paths.clear();
        paths.addAll(mappings);
        return this;
    }

    /** Adds where files were found that the scene names by paths of another machine. */
    public RenderSettings withMoved(PathMap moved) {
        moved.mappings().forEach(mapping -> paths.add(PathMapping.of(mapping)));
        pathFolders.addAll(moved.folders());
        return this;
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

    /** The same with other frames. */
    public RenderSettings withFrames(String others) {
        return new RenderSettings(scene, others, output, format)
                .inTasks(chunk, order)
                .inTiles(tiles)
                .then(after)
                .by(renderer)
                .withLogPatterns(logPatterns)
                .withPaths(paths)
                .withMoved(new PathMap(List.of(), pathFolders));
    }

    /**
     * What is to be rendered, task by task.
     *
     * @throws io.jenkins.plugins.azurerender.render.InvalidRequestException when it cannot be done so
     */
    public RenderPlan plan() {
        return RenderPlan.of(
                        scene,
                        FrameRange.parse(frames),
                        new FrameFiles(output, ImageFormat.parse(format)),
                        chosen().renderer(scene),
                        new TaskLayout(chunk, FrameOrder.parse(order), Tiles.parse(tiles)),
                        after == null ? null : after.after())
                .with(new PathMap(PathMapping.toMap(paths).mappings(), pathFolders == null ? List.of() : pathFolders));
    }

    /** What tells from a log of this render why there is no frame. */
    public LogPatterns logPatterns() {
        LogPatterns patterns = LogPatterns.of(chosen().renderer(scene).logPatterns());
        return logPatterns.isEmpty() ? patterns : patterns.with(logPatterns);
    }

    /** A name for frames that the user did not choose, in a form that the renderer can write. */
    public static String fit(String output, String scene, RendererChoice choice) {
        return chosen(choice).renderer(scene).fit(output);
    }

    private RendererChoice chosen() {
        return chosen(renderer);
    }

    private static RendererChoice chosen(RendererChoice choice) {
        return choice == null ? new AutomaticChoice() : choice;
    }
}
