package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Further facts about a scene, for the options that depend on them.
 *
 * @param name of the scene that was read; empty if a file has only one
 * @param scenes names of all scenes of the file
 * @param otherCameras cameras that are not renderable, but can be chosen
 * @param disabledLayers view layers or render layers that are not enabled
 * @param isComplete whether there are no more cameras and layers, in linked files or beyond the limits of the reader
 * @param traits settings that some options do not support
 */
public record SceneDetails(
        String name,
        List<String> scenes,
        List<String> otherCameras,
        List<String> disabledLayers,
        boolean isComplete,
        List<Trait> traits)
        implements Serializable {

    /** A setting that some options do not support. */
    public enum Trait {
        /** Cycles denoises frames. */
        DENOISING,
        /** The compositor changes frames. */
        COMPOSITING,
        /** Only a region is rendered; the rest of the frame is empty. */
        REGION,
        /** Only a region is rendered, and frames have its size. */
        CROPPED_REGION,
        /** No camera is active, but markers choose cameras, or frames come from the sequencer. */
        NO_CAMERA_NEEDED
    }

    /** Nothing more than in the scene itself. */
    public static final SceneDetails NONE = new SceneDetails("", List.of(), List.of(), List.of(), true, List.of());

    public SceneDetails {
        scenes = new ArrayList<>(scenes);
        otherCameras = new ArrayList<>(otherCameras);
        disabledLayers = new ArrayList<>(disabledLayers);
        traits = new ArrayList<>(traits);
    }

    /** Returns these facts together with the names of all scenes. */
    public SceneDetails with(Collection<String> all, boolean complete) {
        return new SceneDetails(name, List.copyOf(all), otherCameras, disabledLayers, complete, traits);
    }

    /** Returns these facts about a scene that can have more cameras and layers. */
    public SceneDetails incomplete() {
        return new SceneDetails(name, scenes, otherCameras, disabledLayers, false, traits);
    }
}
