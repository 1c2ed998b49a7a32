package io.jenkins.plugins.azurerender.batch;

import java.util.List;

/**
 * What a pool's nodes come with, beside their image.
 *
 * @param containers container images that each node fetches before it takes tasks
 */
public record PoolSetup(List<String> containers) {

    /** Nothing but the image. */
    public static final PoolSetup PLAIN = new PoolSetup(List.of());

    public PoolSetup {
        containers = List.copyOf(containers);
    }
}
