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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            Optional<Owner> owner = Owner.parse(job.id(), job.tags());
            if (job.open()) {
                poolsInUse.add(job.poolId());
                owner.ifPresent(render -> jobsWithOpenRenders.add(render.job()));
            }
            check(owner, job.open());
        }
        Map<String, Optional<Owner>> pools = new HashMap<>();
        for (ListedPool pool : cloud.batch().pools()) {
            Optional<Owner> owner = Owner.parse(pool.id(), pool.tags());
            pools.put(pool.id(), owner);
            boolean empty = !pool.wantsNodes()
                    && owner.filter(found -> found.kind() == ResourceKind.EMPTIED)
                            .isPresent();
            check(owner, empty || poolsInUse.contains(pool.id()));
        }
        KeyContainers keys = new KeyContainers(pools);
        for (ListedContainer container : cloud.storage().containers(ResourceNames.PREFIX)) {
            Optional<Owner> owner = Owner.parse(container.name(), container.tags());
            boolean inUse = owner.filter(found -> jobsWithOpenRenders.contains(found.job()) || keys.contains(found))
                    .isPresent();
            check(owner, inUse);
        }
        return found;
    }

    private void check(Optional<Owner> resource, boolean inUse) {
        resource.ifPresent(owner -> rules.reason(owner, builds.of(owner), inUse)
                .ifPresent(reason -> found.add(new OrphanedResource(cloud.account(), owner, reason, rules.now()))));
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
