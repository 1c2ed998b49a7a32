package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step says about the files that travel.
 *
 * @param includes Ant patterns relative to the workspace; empty for the assets folder alone
 * @param excludes Ant patterns relative to the workspace
 * @param searchPaths folders on the agent, or in the workspace, to search for what is not where a scene says
 * @param paths where in the project folders of another machine are
 * @param variables what variables in a scene's paths stand for, before those of the agent
 */
public record AssetOptions(
        String includes, String excludes, List<String> searchPaths, PathMap paths, Map<String, String> variables)
        implements Serializable {

    public AssetOptions {
        searchPaths = new ArrayList<>(searchPaths);
        variables = new HashMap<>(variables);
    }
}
