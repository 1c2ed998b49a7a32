package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.batch.BatchException;
import io.jenkins.plugins.azurerender.batch.BatchService;
import io.jenkins.plugins.azurerender.batch.PoolImage;
import io.jenkins.plugins.azurerender.batch.PoolRequest;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.pool.ContainerImages;
import io.jenkins.plugins.azurerender.pool.ImageChoice;
import io.jenkins.plugins.azurerender.pool.PoolSettings;
import java.time.Instant;
import java.util.Map;

/** Turns settings into a pool that the account can make: asks for its images, and warns of what will be a surprise. */
final class PoolDraft {

    private final BatchService batch;
    private final RenderLog log;

    PoolDraft(BatchService batch, RenderLog log) {
        this.batch = batch;
        this.log = log;
    }

    /**
     * @param id the pool's name, or how the name begins that Batch gives it
     * @throws AbortException when what is asked for cannot be had
     */
    PoolRequest of(String id, PoolSettings settings, Map<String, String> tags) throws BatchException, AbortException {
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
        return new PoolRequest(
                id,
                settings.getVmSize(),
                image,
                settings.getDedicatedNodes(),
                settings.getSpotNodes(),
                settings.scaling(),
                settings.slots(),
                settings.setup(),
                tags);
    }

    private void warn(String warning) {
        log.line("pool", "WARNING: " + warning);
    }
}
