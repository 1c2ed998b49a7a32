package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.ListedJob;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.ListedContainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds and removes orphaned resources in one render account. Each call sends requests to Azure. */
final class AccountScan {

    private final RenderCloud cloud;
    private final BuildLookup builds;
    private final RetentionRules rules;
    private final List<OrphanedResource> found = new ArrayList<>();

    AccountScan(RenderCloud cloud, BuildLookup builds, RetentionRules rules) {
        this.cloud = cloud;
        this.builds = builds;
        this.rules = rules;
    }

    /** Finds orphaned resources with three listings. Jobs come first, because pools and containers in use are kept. */
    List<OrphanedResource> find() throws IOException {
        Set<String> poolsInUse = new HashSet<>();
        Set<String> jobsWithOpenRenders = new HashSet<>();
        for (ListedJob job : cloud.batch().jobs(ResourceNames.PREFIX)) {
            if (job.open()) {
                poolsInUse.add(job.poolId());
                Owner.parse(job.id(), job.tags()).ifPresent(owner -> jobsWithOpenRenders.add(owner.job()));
            }
            check(job.id(), job.tags(), job.open());
        }
        List<ListedPool> pools = cloud.batch().pools();
        for (ListedPool pool : pools) {
            boolean empty = !pool.wantsNodes() && kind(pool) == ResourceKind.EMPTIED;
            check(pool.id(), pool.tags(), empty || poolsInUse.contains(pool.id()));
        }
        for (ListedContainer container : cloud.storage().containers(ResourceNames.PREFIX)) {
            Optional<Owner> owner = Owner.parse(container.name(), container.tags());
            boolean inUse = owner.filter(found -> jobsWithOpenRenders.contains(found.job()) || isForAny(pools, found))
                    .isPresent();
            check(container.name(), container.tags(), inUse);
        }
        return found;
    }

    private void check(String id, Map<String, String> tags, boolean inUse) {
        Owner.parse(id, tags).ifPresent(owner -> rules.reason(owner, builds.of(owner), inUse)
                .ifPresent(reason -> found.add(new OrphanedResource(cloud.account(), owner, reason, rules.now()))));
    }

    /** Whether it is the container of the share keys of an existing pool. A pool without a valid owner can be of any folder. */
    private static boolean isForAny(List<ListedPool> pools, Owner container) {
        return container.kind() == ResourceKind.KEYS
                && pools.stream().anyMatch(pool -> {
                    String folder = Owner.parse(pool.id(), pool.tags())
                            .orElse(container)
                            .folder();
                    return Stream.of(pool.id(), autoPoolPrefix(pool.id()))
                            .map(id -> ResourceNames.mountContainer(folder, id))
                            .anyMatch(container.id()::equals);
                });
    }

    /** Returns the prefix of an auto pool ID: its key container was named before Batch generated the ID. */
    private static String autoPoolPrefix(String pool) {
        int end = pool.lastIndexOf('_');
        return end < 0 ? pool : pool.substring(0, end);
    }

    private static ResourceKind kind(ListedPool pool) {
        return Owner.parse(pool.id(), pool.tags()).map(Owner::kind).orElse(null);
    }

    private boolean empty(String pool) throws IOException {
        PoolStatus status = cloud.batch().pool(pool).orElse(null);
        if (status != null && status.autoscale() != null) {
            cloud.batch().disableAutoscale(pool);
        }
        return status == null || cloud.batch().resizePool(pool, 0, 0);
    }

    /** Removes a resource, if it still exists; {@code false} if this must be tried again later. */
    boolean remove(OrphanedResource finding) throws IOException {
        switch (finding.owner().kind()) {
            case RENDER -> cloud.batch().deleteJob(finding.getId());
            case EMPTIED -> {
                return empty(finding.getId());
            }
            case BUILD, AUTO -> cloud.batch().deletePool(finding.getId());
            case FRAMES, NODE, KEYS, ASSETS -> cloud.storage().deleteContainer(finding.getId());
            default -> throw new IllegalStateException("Must not be removed: " + finding);
        }
        return true;
    }
}
