package io.jenkins.plugins.azurerender.provision;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.batch.BatchService;
import io.jenkins.plugins.azurerender.batch.PoolImage;
import io.jenkins.plugins.azurerender.batch.PoolMount;
import io.jenkins.plugins.azurerender.batch.PoolRequest;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.pool.ContainerImages;
import io.jenkins.plugins.azurerender.pool.ImageChoice;
import io.jenkins.plugins.azurerender.pool.PoolSettings;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns settings into a pool that the account can make: asks for its images, and warns of what will be a surprise. */
public final class PoolDraft {

    private final BatchService batch;
    private final PoolMounts mounts;
    private final RenderLog log;

    public PoolDraft(BatchService batch, PoolMounts mounts, RenderLog log) {
        this.batch = batch;
        this.mounts = mounts;
        this.log = log;
    }

    /**
     * @param id the pool's name, or how the name begins that Batch gives it
     * @throws AbortException when what is asked for cannot be had
     */
    public PoolRequest of(String id, PoolSettings settings, Map<String, String> tags) throws IOException {
        if (settings.getVmSize() == null) {
            throw new AbortException(
                    "Pool '%s' does not exist yet: set vmSize, for example Standard_D16as_v5, so that it can be made."
                            .formatted(id));
        }
        ImageChoice images = new ImageChoice(batch.supportedImages(), Instant.now());
        PoolImage image = images.choose(
                settings.imageName(),
                settings.getNodeAgent(),
                !settings.getContainers().isEmpty());
        images.warning(image).ifPresent(this::warn);
        settings.getContainers().stream()
                .flatMap(container -> ContainerImages.warning(container).stream())
                .forEach(this::warn);
        List<PoolMount> opened = mounts.of(settings, NodeSystem.ofAgent(image.nodeAgent()), id);
        opened.forEach(mount -> log.line("pool", "nodes mount " + mount + " below $AZ_BATCH_NODE_MOUNTS_DIR"));
        return new PoolRequest(
                id,
                settings.getVmSize(),
                image,
                settings.getDedicatedNodes(),
                settings.getSpotNodes(),
                settings.scaling(),
                settings.slots(),
                settings.setup().withMounts(opened),
                tags);
    }

    private void warn(String warning) {
        log.line("pool", "WARNING: " + warning);
    }
}
