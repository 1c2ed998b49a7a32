package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whether the nodes of a pool can have a renderer. */
public final class InstalledSoftware {

    /**
     * Publishers of operating systems. Their images contain no renderer: Azure has retired those that did. Other images, and
     * those of a gallery, may contain one.
     */
    private static final Set<String> SYSTEMS = Set.of(
            "almalinux",
            "canonical",
            "debian",
            "microsoft-azure-batch",
            "microsoft-dsvm",
            "microsoftwindowsserver",
            "openlogic",
            "redhat",
            "resf");

    private InstalledSoftware() {}

    /** @param image in the notation of {@link PoolStatus#image} */
    public static boolean hasNoRenderer(String image, PoolSetup setup) {
        return SYSTEMS.contains(image.split(":", 2)[0].toLowerCase(Locale.ROOT))
                && !setup.runsContainers()
                && setup.startTask() == null
                && setup.applications().isEmpty()
                && setup.mounts().isEmpty();
    }

    /**
     * Returns a warning if the nodes of a pool cannot have the renderer.
     *
     * @param renderer name in the warning
     * @param application usual name of its application package
     */
    public static Optional<String> warning(PoolStatus pool, String renderer, String application) {
        return hasNoRenderer(pool.image(), pool.setup())
                ? Optional.of(
                        "WARNING: the nodes of pool %s have no %s: its image %s contains none, and it has no applications, containers, startTask or mounts. Delete the pool and create it with, for example, applications: ['%s']"
                                .formatted(pool.id(), renderer, pool.image(), application))
                : Optional.empty();
    }
}
