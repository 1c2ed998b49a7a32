package io.jenkins.plugins.azurerender.frames;

/**
 * A frame as the contact sheet shows it.
 *
 * @param file artifact name of its image; empty when it is no artifact
 * @param thumbnail artifact name of its thumbnail; empty when there is none
 * @param problem why the frame is missing, as a phrase; empty when it is archived
 */
public record Frame(int number, String file, long bytes, String thumbnail, String problem) {

    public boolean isArchived() {
        return problem.isEmpty();
    }
}
