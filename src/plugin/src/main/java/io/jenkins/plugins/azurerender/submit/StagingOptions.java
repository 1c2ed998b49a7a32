package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import java.io.Serializable;

/**
 * How nodes get the assets.
 *
 * @param mount path of the pool's mount that contains the assets; null unless they are read from a mount
 */
public record StagingOptions(NodeAssets assets, String mount) implements Serializable {

    /** @throws InvalidRequestException when the mount is missing, invalid or not used */
    public StagingOptions {
        boolean mounted = assets == NodeAssets.MOUNT;
        if (mounted && mount == null) {
            throw new InvalidRequestException(
                    "staging: 'mount' requires assetsMount: set it to the path of one of the pool's mounts.");
        }
        if (!mounted && mount != null) {
            throw new InvalidRequestException("assetsMount is set, but staging is not 'mount': set both or neither.");
        }
        if (mounted) {
            NodeAssets.checkMount(mount);
        }
    }
}
