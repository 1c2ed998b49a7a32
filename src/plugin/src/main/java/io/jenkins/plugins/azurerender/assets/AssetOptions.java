package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a step that select the assets to upload.
 *
 * @param directory the current directory of the step, relative to the workspace
 * @param includes Ant patterns relative to the current directory; empty to use the assets folder
 * @param excludes Ant patterns relative to the current directory
 * @param searchPaths folders on the agent or in the workspace, to search for files that are not at the path in the
 *     scene
 * @param paths path mappings from folders of another machine to folders of the project
 * @param variables values of variables in the paths of a scene; the environment of the agent is not used, because it
 *     can contain secrets
 */
public record AssetOptions(
        String directory,
        String includes,
        String excludes,
        List<String> searchPaths,
        PathMap paths,
        Map<String, String> variables)
        implements Serializable {

    public AssetOptions {
        searchPaths = new ArrayList<>(searchPaths);
        variables = new HashMap<>(variables);
    }
}
