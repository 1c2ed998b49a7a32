package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.render.RenderName;
import io.jenkins.plugins.azurerender.settings.AfterChoice;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import java.io.Serializable;
import java.util.List;

/**
 * The name of the render, and how the scene is rendered.
 *
 * @param name null for a default
 * @param renderer null for the one that matches the scene file
 * @param then what runs after all frames; null for nothing
 * @param pathMap folders of absolute paths in the scene, and where they are in the project
 * @param logPatterns file of additional log patterns, relative to the current directory; null for none
 */
public record RenderOptions(
        String name, RendererChoice renderer, AfterChoice then, List<PathMapping> pathMap, String logPatterns)
        implements Serializable {

    public RenderOptions {
        if (name != null) {
            RenderName.check(name);
        }
        pathMap = List.copyOf(pathMap);
        PathMapping.toMap(pathMap);
    }

    /** Returns the options with the folders of path mappings relative to the workspace, not to the current directory. */
    RenderOptions in(String directory) {
        List<PathMapping> mapped =
                pathMap.stream().map(mapping -> mapping.in(directory)).toList();
        return new RenderOptions(name, renderer, then, mapped, logPatterns);
    }
}
