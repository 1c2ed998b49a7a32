package io.jenkins.plugins.azurerender.scene.io;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A scene as far as it has been read. What it keeps of a file is bounded, however much the file holds. */
public final class SceneDraft {

    private static final int KEPT = 64 << 20;
    private static final int KEPT_OF_ONE = 100;
    private static final int SENTENCES = 50;

    private final Application application;
    private final String file;
    private final Set<String> cameras = new LinkedHashSet<>();
    private final Set<String> layers = new LinkedHashSet<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int kept;
    private String version = "";
    private String renderer = "";
    private SceneFrames frames;
    private Resolution resolution;
    private String output = "";
    private String format = "";

    /** @param file its name, for messages */
    public SceneDraft(Application application, String file) {
        this.application = application;
        this.file = file;
    }

    public void version(String text) {
        version = text;
    }

    public void renderer(String name) {
        renderer = name;
    }

    public void frames(@CheckForNull SceneFrames range) {
        frames = range;
    }

    /** Sizes that no picture has are left out. */
    public void resolution(double width, double height) {
        if (isSize(width) && isSize(height)) {
            resolution = new Resolution((int) Math.round(width), (int) Math.round(height));
        }
    }

    private static boolean isSize(double pixels) {
        return pixels >= 1 && pixels <= 1 << 20;
    }

    public void output(String beginning) {
        output = beginning;
    }

    public void format(String name) {
        format = name;
    }

    public void camera(String name) throws UnreadableSceneException {
        keep(cameras, name);
    }

    public void layer(String name) throws UnreadableSceneException {
        keep(layers, name);
    }

    /** Remembers what is not yet remembered; a path of blanks is none. */
    public void refer(Reference reference) throws UnreadableSceneException {
        if (!reference.path().isBlank() && references.add(reference)) {
            count(reference.path().length() + reference.node().length());
        }
    }

    public boolean refersToScenes() {
        return references.stream().anyMatch(reference -> reference.kind() == Reference.Kind.SCENE);
    }

    /** Says what the reader knows it could not tell; one sentence, of which the first fifty are kept. */
    public void notes(String sentence) {
        if (notes.size() < SENTENCES) {
            notes.add(sentence);
        }
    }

    private void keep(Collection<String> names, String name) throws UnreadableSceneException {
        if (names.add(name)) {
            count(name.length());
        }
    }

    /** Counts what is kept, also by others, against the bound. */
    public void count(int characters) throws UnreadableSceneException {
        kept += characters + KEPT_OF_ONE;
        if (kept > KEPT) {
            throw new UnreadableSceneException(file + " has an implausible number of cameras, layers and files.");
        }
    }

    public Set<String> cameras() {
        return cameras;
    }

    /** @param camera the one that renders, or empty */
    public Scene scene(String camera) {
        return new Scene(
                application,
                version,
                renderer,
                frames,
                resolution,
                output,
                format,
                camera,
                List.copyOf(cameras),
                List.copyOf(layers),
                List.copyOf(references),
                List.copyOf(notes));
    }
}
