package io.jenkins.plugins.azurerender.assets.search;

import java.nio.file.Path;

/**
 * A file that was found.
 *
 * @param name name in the project, with {@code /}: the path where the renderer expects the file, if possible
 */
public record Located(Path path, String name) {}
