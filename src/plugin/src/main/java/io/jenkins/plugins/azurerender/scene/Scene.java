package io.jenkins.plugins.azurerender.scene;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scene file says of itself. Text it does not say is empty, numbers it does not say are null; what a reader
 * knows it could not tell stands in {@code notes}, a sentence each.
 *
 * @param version of the application that saved it, such as {@code 4.2}
 * @param renderer by the scene's own name for it, such as {@code CYCLES} or {@code arnold}
 * @param output beginning of the frames' names, as written
 * @param format picture format, by the scene's own name for it
 * @param camera the one that renders
 * @param layers view layers or render layers, those that are switched off left out
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
        List<String> notes)
        implements Serializable {

    public Scene {
        cameras = new ArrayList<>(cameras);
        layers = new ArrayList<>(layers);
        references = new ArrayList<>(references);
        notes = new ArrayList<>(notes);
    }

    /** The same but for what it refers to, which may be a lot. */
    public Scene withoutReferences() {
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
                List.of(),
                notes);
    }
}
