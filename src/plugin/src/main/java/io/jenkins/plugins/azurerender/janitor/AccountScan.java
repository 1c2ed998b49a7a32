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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds and removes orphaned resources in one render account. Each call sends requests to Azure. */
final class AccountScan {

    /** Azure Batch allows far fewer pools and active jobs in an account. */
    private static final int MAX_KEPT = 50_000;

    private final RenderCloud cloud;
    private final BuildLookup builds;
    private final RetentionRules rules;
    private final AccountFindings found = new AccountFindings();
    private final Set<String> poolsInUse = new HashSet<>();
    private final Set<String> jobsWithOpenRenders = new HashSet<>();
    private final Map<String, Optional<Owner>> pools = new HashMap<>();

    AccountScan(RenderCloud cloud, BuildLookup builds, RetentionRules rules) {
        this.cloud = cloud;
        this.builds = builds;
        this.rules = rules;
    }

    /**
     * Finds orphaned resources with three listings. Jobs come first, because pools and containers in use are kept.
     *
     * @throws IOException also if the account has too many pools and running jobs to decide what is in use
     */
    AccountFindings find() throws IOException {
        cloud.batch().jobs(ResourceNames.PREFIX, this::check);
        checkNumber(poolsInUse, "pools with running jobs");
        checkNumber(jobsWithOpenRenders, "Jenkins jobs with running renders");
        cloud.batch().pools(this::check);
        checkNumber(pools.keySet(), "pools");
        KeyContainers keys = new KeyContainers(pools);
        cloud.storage().containers(ResourceNames.PREFIX, container -> check(container, keys));
        return found;
    }

    private void check(ListedJob job) {
        Optional<Owner> owner = Owner.parse(job.id(), job.tags());
        if (job.open()) {
            add(poolsInUse, job.poolId().toLowerCase(Locale.ROOT)); // Batch ignores the case
            owner.ifPresent(render -> add(jobsWithOpenRenders, render.job()));
        }
        check(owner, job.open());
    }

    private void check(ListedPool pool) {
        Optional<Owner> owner = Owner.parse(pool.id(), pool.tags());
        if (pools.size() <= MAX_KEPT) {
            pools.put(pool.id(), owner);
        }
        boolean empty = !pool.wantsNodes()
                && owner.filter(found -> found.kind() == ResourceKind.EMPTIED).isPresent();
        check(owner, empty || poolsInUse.contains(pool.id().toLowerCase(Locale.ROOT)));
    }

    private void check(ListedContainer container, KeyContainers keys) {
        Optional<Owner> owner = Owner.parse(container.name(), container.tags());
        boolean inUse = owner.filter(found -> jobsWithOpenRenders.contains(found.job()) || keys.contains(found))
                .isPresent();
        check(owner, inUse);
    }

    private static void add(Set<String> names, String name) {
        if (names.size() <= MAX_KEPT) {
            names.add(name);
        }
    }

    private void checkNumber(Set<String> names, String what) throws IOException {
        if (names.size() > MAX_KEPT) {
            throw new IOException(
                    "Render account '%s' has more than %s %s, so it was not scanned. Delete those that are not needed in the Azure portal."
                            .formatted(cloud.account(), MAX_KEPT, what));
        }
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
