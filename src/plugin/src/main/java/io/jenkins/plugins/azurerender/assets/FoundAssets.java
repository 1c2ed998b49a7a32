package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agent found to bring.
 *
 * @param prefixes beginnings of names that cover all of it with little else, at most a few
 * @param findings about what scenes refer to
 * @param moved where in the project folders of another machine lie, as found files show
 */
public record FoundAssets(List<String> prefixes, AssetFindings findings, PathMap moved) implements Serializable {

    public FoundAssets {
        prefixes = new ArrayList<>(prefixes);
    }
}
