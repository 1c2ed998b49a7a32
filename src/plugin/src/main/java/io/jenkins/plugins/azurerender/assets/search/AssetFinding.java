package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.List;

/**
 * The result for one path that a scene references.
 *
 * @param scene name of the referencing scene in the project
 * @param nodes the first few nodes of the scene that contain the reference
 * @param files the files found; empty when missing
 * @param unreachable whether the path is absolute and no path mapping covers it
 * @param outside folder in the workspace of a file that the scene may not reference; null for others
 */
public record AssetFinding(
        Reference reference,
        String scene,
        List<String> nodes,
        State state,
        List<Located> files,
        boolean unreachable,
        String outside) {

    public AssetFinding {
        nodes = List.copyOf(nodes);
        files = List.copyOf(files);
    }

    /**
     * Returns whether the file is missing or not allowed, and frames are wrong without it. Sounds do not affect frames, and caches may
     * not be baked yet.
     */
    public boolean missingRequired() {
        return (state == State.MISSING || state == State.OUTSIDE)
                && reference.kind() != Kind.SOUND
                && reference.extent() != Extent.FOLDER;
    }

    AssetFinding asExcluded() {
        return new AssetFinding(reference, scene, nodes, State.EXCLUDED, List.of(), false, null);
    }

    /** Returns the reference, such as {@code textures/wood.png (TEXTURE of brick in shots/s010.blend)}. */
    @Override
    public String toString() {
        return "%s (%s of %s in %s)".formatted(reference.path(), reference.kind(), String.join(", ", nodes), scene);
    }
}
