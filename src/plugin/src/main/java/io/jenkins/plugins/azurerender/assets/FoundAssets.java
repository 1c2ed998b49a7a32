package io.jenkins.plugins.azurerender.assets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The assets that an agent found.
 *
 * @param scene settings of the rendered scene, without its references; null when it cannot be read
 * @param unreadable why the scene cannot be read; empty when it was read
 * @param prefixes a few prefixes of names that cover all files and little else; at most {@link #MAX_PREFIXES}
 * @param findings how the references were resolved
 * @param unusable files that exist, but that no renderer can read
 * @param missingFiles files that options name, and that are not uploaded
 * @param paths path mappings derived from the files that were found
 */
public record FoundAssets(
        @CheckForNull Scene scene,
        String unreadable,
        List<String> prefixes,
        AssetFindings findings,
        UnusableFiles unusable,
        List<String> missingFiles,
        PathMap paths)
        implements Serializable {

    /** Each prefix costs one listing request and is part of the Batch job. */
    public static final int MAX_PREFIXES = 8;

    public FoundAssets {
        prefixes = new ArrayList<>(prefixes);
        missingFiles = new ArrayList<>(missingFiles);
    }
}
