package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.settings.TemporaryDisks;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether nodes have room for what Batch is to download to them. Batch looks itself when the disk is full already; azcopy
 * is asked on the node, and what is mounted needs no room.
 */
final class DiskSpaceCheck {

    private DiskSpaceCheck() {}

    /** What is wrong with it, a sentence; empty when there is room, or nobody knows. */
    static Optional<String> complaint(SubmitRequest request, String vmSize, long bytes) {
        OptionalLong disk = TemporaryDisks.of(vmSize);
        if (request.staging().assets() != NodeAssets.DOWNLOAD || disk.isEmpty() || bytes <= disk.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(
                "The render needs %s of assets on each node, but %s has a disk of %s for them: choose a VM size with a larger disk, exclude files (excludes, includes), or use staging: 'mount'."
                        .formatted(RenderLog.bytes(bytes), vmSize, RenderLog.bytes(disk.getAsLong())));
    }

    /** @throws AbortException when they have not, before anything is sent */
    static void check(SubmitRequest request, String vmSize, SceneAnalysis survey)
            throws IOException, InterruptedException {
        if (survey.found().isPresent() && TemporaryDisks.of(vmSize).isPresent()) {
            Optional<String> complaint =
                    complaint(request, vmSize, survey.stock(false).bytes());
            if (complaint.isPresent()) {
                throw new AbortException(complaint.get());
            }
        }
    }
}
