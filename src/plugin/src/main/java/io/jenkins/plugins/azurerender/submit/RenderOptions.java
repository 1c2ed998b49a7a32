package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.settings.AfterChoice;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import java.io.Serializable;
import java.util.List;

/**
 * How the scene is rendered.
 *
 * @param renderer null for the one that matches the scene file
 * @param then what runs after all frames; null for nothing
 * @param pathMap folders of absolute paths in the scene, and where they are in the project
 * @param logPatterns file of additional log patterns, relative to the workspace; null for none
 */
public record RenderOptions(RendererChoice renderer, AfterChoice then, List<PathMapping> pathMap, String logPatterns)
        implements Serializable {

    public RenderOptions {
        pathMap = List.copyOf(pathMap);
        PathMapping.toMap(pathMap);
    }
}
