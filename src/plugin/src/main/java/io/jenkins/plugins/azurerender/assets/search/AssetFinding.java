package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.List;

/**
 * What became of a path that a scene refers to.
 *
 * @param scene the one that refers to it, by its name in the project
 * @param nodes who in that scene refers to it, the first few
 * @param files what it stands for; empty when it is missing
 * @param unreachable it is written as an absolute path, which no node has, and nothing tells the renderer where it is
 */
public record AssetFinding(
        Reference reference, String scene, List<String> nodes, State state, List<Located> files, boolean unreachable) {

    /** Whether frames would be wrong without it: sounds are not seen, and caches may not have been made yet. */
    public boolean spoilsFrames() {
        return state == State.MISSING && reference.kind() != Kind.SOUND && reference.extent() != Extent.FOLDER;
    }

    AssetFinding leftOut() {
        return new AssetFinding(reference, scene, nodes, State.LEFT_OUT, List.of(), false);
    }

    /** Such as {@code textures/wood.png (TEXTURE of brick in shots/s010.blend)}. */
    @Override
    public String toString() {
        return "%s (%s of %s in %s)".formatted(reference.path(), reference.kind(), String.join(", ", nodes), scene);
    }
}
