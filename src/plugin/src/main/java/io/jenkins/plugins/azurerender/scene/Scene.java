package io.jenkins.plugins.azurerender.scene;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The settings and references of a scene file. Missing text is empty; missing numbers are null.
 *
 * @param version of the application that saved the scene, such as {@code 4.2}
 * @param renderer name of the renderer in the scene, such as {@code CYCLES} or {@code arnold}
 * @param output start of the file names of frames, as written
 * @param format name of the image format in the scene
 * @param camera the active camera
 * @param layers enabled view layers or render layers
 * @param notes information that the reader could not determine, one sentence each
 * @param requirements of a .blend file
 * @param details further facts, which not all formats have
 */
public record Scene(
        Application application,
        String version,
        String renderer,
        @CheckForNull SceneFrames frames,
        @CheckForNull Resolution resolution,
        String output,
        String format,
        String camera,
        List<String> cameras,
        List<String> layers,
        List<Reference> references,
        List<String> notes,
        Requirements requirements,
        SceneDetails details)
        implements Serializable {

    public Scene {
        cameras = new ArrayList<>(cameras);
        layers = new ArrayList<>(layers);
        references = new ArrayList<>(references);
        notes = new ArrayList<>(notes);
        Objects.requireNonNull(requirements);
        Objects.requireNonNull(details);
    }

    /** A scene without further facts. */
    public Scene(
            Application application,
            String version,
            String renderer,
            @CheckForNull SceneFrames frames,
            @CheckForNull Resolution resolution,
            String output,
            String format,
            String camera,
            List<String> cameras,
            List<String> layers,
            List<Reference> references,
            List<String> notes) {
        this(
                application,
                version,
                renderer,
                frames,
                resolution,
                output,
                format,
                camera,
                cameras,
                layers,
                references,
                notes,
                Requirements.NONE,
                SceneDetails.NONE);
    }

    /** Returns this scene without its references, which may be numerous. */
    public Scene withoutReferences() {
        return with(List.of(), requirements, details);
    }

    /** Returns this scene without a claim that all its cameras and layers are known. */
    public Scene incomplete() {
        return with(references, requirements, details.incomplete());
    }

    /** Returns this scene with other requirements. */
    public Scene withRequirements(Requirements other) {
        return with(references, other, details);
    }

    private Scene with(List<Reference> otherReferences, Requirements otherRequirements, SceneDetails otherDetails) {
        return new Scene(
                application,
                version,
                renderer,
                frames,
                resolution,
                output,
                format,
                camera,
                cameras,
                layers,
                otherReferences,
                notes,
                otherRequirements,
                otherDetails);
    }
}
