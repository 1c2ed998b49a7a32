package io.jenkins.plugins.azurerender.assets.search;

import java.nio.file.Path;

/**
 * A file that was found.
 *
 * @param name it shall have in the project, with {@code /}: where the renderer will look for it, as far as possible
 */
public record Located(Path path, String name) {}
