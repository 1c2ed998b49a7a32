package io.jenkins.plugins.azurerender.assets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agent found to bring.
 *
 * @param scene what the render's own scene says of itself, without what it refers to; null when it cannot be read
 * @param unreadable why not, a sentence; empty when it was read
 * @param prefixes beginnings of names that cover all of it with little else, at most a few
 * @param findings about what scenes refer to
 * @param moved where in the project folders of another machine lie, as found files show
 */
public record FoundAssets(
        @CheckForNull Scene scene, String unreadable, List<String> prefixes, AssetFindings findings, PathMap moved)
        implements Serializable {

    public FoundAssets {
        prefixes = new ArrayList<>(prefixes);
    }
}
