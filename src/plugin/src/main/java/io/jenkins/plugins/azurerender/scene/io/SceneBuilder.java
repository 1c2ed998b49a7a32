package io.jenkins.plugins.azurerender.scene.io;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builds a scene while its file is read, with limited memory. */
public final class SceneBuilder {

    private static final int MAX_CHARACTERS = 64 << 20;
    private static final int OVERHEAD = 100;
    private static final int MAX_NOTES = 50;

    private final Application application;
    private final String file;
    private final Set<String> cameras = new LinkedHashSet<>();
    private final Set<String> otherCameras = new LinkedHashSet<>();
    private final Set<String> disabledLayers = new LinkedHashSet<>();
    private final Set<String> layers = new LinkedHashSet<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean complete = true;
    private int characters;
    private String version = "";
    private String renderer = "";
    private SceneFrames frames;
    private Resolution resolution;
    private String output = "";
    private String format = "";

    /** @param file name for messages */
    public SceneBuilder(Application application, String file) {
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

    /** Sets the resolution; ignores implausible sizes. */
    public void resolution(double width, double height) {
        if (isSize(width) && isSize(height)) {
            resolution = new Resolution((int) Math.round(width), (int) Math.round(height));
        }
    }

    private static boolean isSize(double pixels) {
        return pixels >= 1 && pixels <= 1 << 20;
    }

    public void output(String path) {
        output = path;
    }

    public void format(String name) {
        format = name;
    }

    public void addCamera(String name) throws UnreadableSceneException {
        keep(cameras, name);
    }

    public void addLayer(String name) throws UnreadableSceneException {
        keep(layers, name);
    }

    /** Adds a camera that is not renderable. */
    public void addOtherCamera(String name) throws UnreadableSceneException {
        keep(otherCameras, name);
    }

    public void addDisabledLayer(String name) throws UnreadableSceneException {
        keep(disabledLayers, name);
    }

    /** Adds a reference, unless it exists already or its path is blank. The identifier of a USD layer adds its files. */
    public void addReference(Reference reference) throws UnreadableSceneException {
        List<String> paths = LayerPaths.of(reference.path());
        if (paths.equals(List.of(reference.path()))) {
            add(reference);
            return;
        }
        for (String path : paths) {
            add(new Reference(
                    path, Pathnames.kind(path), Pathnames.extent(path, Reference.Extent.ONE), reference.node()));
        }
    }

    private void add(Reference reference) throws UnreadableSceneException {
        if (!reference.path().isBlank() && references.add(reference)) {
            count(reference.path().length() + reference.node().length());
        }
    }

    /** Notes that the scene can have more cameras and layers, in other files. */
    public void incomplete() {
        complete = false;
    }

    public boolean hasSceneReferences() {
        return references.stream().anyMatch(reference -> reference.kind() == Reference.Kind.SCENE);
    }

    /** Adds a sentence about information that the reader could not determine. The first 50 are kept. */
    public void addNote(String note) {
        if (notes.size() < MAX_NOTES) {
            notes.add(note);
        }
    }

    private void keep(Collection<String> names, String name) throws UnreadableSceneException {
        if (names.add(name)) {
            count(name.length());
        }
    }

    /** Counts characters that are kept in memory, here or by the caller, against the limit. */
    public void count(int characters) throws UnreadableSceneException {
        this.characters += characters + OVERHEAD;
        if (this.characters > MAX_CHARACTERS) {
            throw new UnreadableSceneException(file + " has an implausible number of cameras, layers and files.");
        }
    }

    public Set<String> cameras() {
        return cameras;
    }

    /** @param camera the active camera, or empty */
    public Scene build(String camera) {
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
                List.copyOf(notes),
                Requirements.NONE,
                new SceneDetails(
                        "", List.of(), List.copyOf(otherCameras), List.copyOf(disabledLayers), complete, List.of()));
    }
}
