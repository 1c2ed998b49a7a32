package io.jenkins.plugins.azurerender.assets;

import java.nio.file.Path;

/**
 * A file of the project.
 *
 * @param name its path in the project, with {@code /}: also the name of its blob
 * @param sha256 of its content, lower-case hex
 */
record LocalFile(Path path, String name, long bytes, String sha256) {}
