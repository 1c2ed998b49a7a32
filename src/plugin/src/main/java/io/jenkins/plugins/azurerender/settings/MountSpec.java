package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The validated configuration of a mounted file system.
 *
 * @param source a container, a file share or its URL, or {@code host:/folder}
 * @param credentialsId storage account key; null for NFS and for a container of the render account
 * @param path relative to {@code $AZ_BATCH_NODE_MOUNTS_DIR}
 * @param options options of the mount command; empty for none
 */
public record MountSpec(
        PoolMount.Kind kind, String source, String credentialsId, String path, String options, boolean readOnly)
        implements Serializable {

    private static final int MAX_MOUNTS = 10;

    /** @throws InvalidRequestException if there are too many mounts, or two have the same path */
    static void check(List<MountSpec> mounts) {
        if (mounts.size() > MAX_MOUNTS) {
            throw new InvalidRequestException(
                    "The pool has %s mounts: Azure Batch allows at most %s.".formatted(mounts.size(), MAX_MOUNTS));
        }
        Set<String> paths = new HashSet<>();
        for (MountSpec mount : mounts) {
            if (!paths.add(mount.path.toLowerCase(Locale.ROOT))) {
                throw new InvalidRequestException(
                        "Two mounts have the path '%s': use a different path for each.".formatted(mount.path));
            }
        }
    }
}
