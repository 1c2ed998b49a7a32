package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.settings.TemporaryDisks;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks that the assets fit on the temporary disk of the nodes. It applies only to assets that Batch downloads: with
 * staging 'sync' the node checks the space itself, and mounted assets need none.
 */
final class DiskSpaceCheck {

    private DiskSpaceCheck() {}

    /** The error message; empty when the assets fit, or the disk size is unknown. */
    static Optional<String> problem(SubmitRequest request, String vmSize, long bytes) {
        OptionalLong disk = TemporaryDisks.of(vmSize);
        if (request.staging().assets() != NodeAssets.DOWNLOAD || disk.isEmpty() || bytes <= disk.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(
                "The render needs %s of assets on each node, but %s has a disk of %s for them: choose a VM size with a larger disk, exclude files (excludes, includes), or use staging: 'mount'."
                        .formatted(RenderLog.bytes(bytes), vmSize, RenderLog.bytes(disk.getAsLong())));
    }

    /** @throws AbortException when the assets do not fit */
    static void check(SubmitRequest request, String vmSize, long bytes) throws AbortException {
        Optional<String> problem = problem(request, vmSize, bytes);
        if (problem.isPresent()) {
            throw new AbortException(problem.get());
        }
    }

    /** @throws AbortException when the assets do not fit */
    static void check(SubmitRequest request, String vmSize, SceneAnalysis analysis)
            throws IOException, InterruptedException {
        if (analysis.found().isPresent() && TemporaryDisks.of(vmSize).isPresent()) {
            check(request, vmSize, analysis.totals(false).bytes());
        }
    }
}
