package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.ContainerImages;
import io.jenkins.plugins.azurerender.settings.ImageChoice;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Builds a Batch pool request: selects an image that the account supports, resolves mounts, and logs warnings. */
public final class PoolRequestBuilder {

    private final BatchService batch;
    private final PoolMounts mounts;
    private final RenderLog log;

    public PoolRequestBuilder(BatchService batch, PoolMounts mounts, RenderLog log) {
        this.batch = batch;
        this.mounts = mounts;
        this.log = log;
    }

    /**
     * @param id the pool, or the prefix of the ID that Batch generates for an auto pool
     * @throws AbortException if the pool cannot be created with this configuration
     */
    public PoolRequest of(String id, PoolSpec spec, Map<String, String> tags) throws IOException {
        if (spec.vmSize() == null) {
            throw new AbortException(
                    "Pool '%s' does not exist: set vmSize, for example Standard_D16as_v5, to create it.".formatted(id));
        }
        ImageChoice images = new ImageChoice(batch.supportedImages(), Instant.now());
        PoolImage image = images.choose(
                spec.node().imageName(),
                spec.node().nodeAgent(),
                !spec.node().containers().isEmpty());
        images.warning(image).ifPresent(this::warn);
        spec.node().containers().stream()
                .flatMap(container -> ContainerImages.warning(container).stream())
                .forEach(this::warn);
        List<PoolMount> resolved = mounts.of(spec.node(), NodeSystem.ofAgent(image.nodeAgent()), id);
        resolved.forEach(mount -> log.line("pool", "nodes mount " + mount + " below $AZ_BATCH_NODE_MOUNTS_DIR"));
        return new PoolRequest(
                id,
                spec.vmSize(),
                image,
                spec.dedicatedNodes(),
                spec.spotNodes(),
                spec.formula(),
                spec.slots(),
                spec.node().setup().withMounts(resolved),
                tags);
    }

    private void warn(String warning) {
        log.line("pool", "WARNING: " + warning);
    }
}
