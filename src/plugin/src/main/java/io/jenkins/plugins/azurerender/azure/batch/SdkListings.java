package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.Accounts;
import com.microsoft.azure.batch.protocol.Applications;
import com.microsoft.azure.batch.protocol.ComputeNodes;
import com.microsoft.azure.batch.protocol.Jobs;
import com.microsoft.azure.batch.protocol.Pools;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeListOptions;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.JobListOptions;
import com.microsoft.azure.batch.protocol.models.JobPreparationAndReleaseTaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import com.microsoft.azure.batch.protocol.models.PoolListOptions;
import com.microsoft.azure.batch.protocol.models.PoolState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import rx.Observable;

/** Lists pools, jobs and nodes of an account, with only the necessary fields. */
final class SdkListings {

    /** More nodes than a pool can have. */
    private static final int MAX_ITEMS = 100_000;

    /** More images or application packages than an account has. */
    private static final int MAX_CHOICES = 10_000;

    private final BatchClient client;
    private final BatchCalls calls;

    SdkListings(BatchClient client, BatchCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    void jobs(String prefix, Consumer<ListedJob> each) throws BatchException {
        JobListOptions options = new JobListOptions()
                .withFilter(
                        "startswith(id,'%s') or state eq 'active' or state eq 'disabling' or state eq 'disabled' or state eq 'enabling' or state eq 'terminating'"
                                .formatted(prefix))
                .withSelect("id,state,poolInfo,executionInfo,metadata");
        Jobs jobs = client.protocolLayer().jobs();
        each(() -> jobs.listAsync(options), jobs::listNextAsync, job -> {
            if (job.state() != JobState.DELETING) {
                each.accept(
                        new ListedJob(job.id(), job.state() != JobState.COMPLETED, poolId(job), tags(job.metadata())));
            }
        });
    }

    void pools(Consumer<ListedPool> each) throws BatchException {
        PoolListOptions options = new PoolListOptions()
                .withSelect("id,vmSize,state,metadata,targetDedicatedNodes,targetLowPriorityNodes,enableAutoScale");
        Pools pools = client.protocolLayer().pools();
        each(() -> pools.listAsync(options), pools::listNextAsync, pool -> {
            if (pool.state() != PoolState.DELETING) {
                each.accept(new ListedPool(pool.id(), pool.vmSize(), wantsNodes(pool), tags(pool.metadata())));
            }
        });
    }

    /** Reads page by page, because a list of the SDK keeps all pages that it has read. */
    private <T> void each(
            BatchCalls.Call<Observable<Page<T>>> first, Function<String, Observable<Page<T>>> next, Consumer<T> each)
            throws BatchException {
        first(first, next, item -> {
            each.accept(item);
            return true;
        });
    }

    /** Same, until {@code more} returns false. */
    private <T> void first(
            BatchCalls.Call<Observable<Page<T>>> first, Function<String, Observable<Page<T>>> next, Predicate<T> more)
            throws BatchException {
        Page<T> page = calls.get(() -> first.run().toBlocking().first());
        while (page != null) {
            for (T item : page.items()) {
                if (!more.test(item)) {
                    return;
                }
            }
            String link = page.nextPageLink();
            page = link == null
                    ? null
                    : calls.get(() -> next.apply(link).toBlocking().first());
        }
    }

    /**
     * Calls {@code each} for the nodes of a pool, until it returns false.
     *
     * @param filter null for all
     * @param select the fields
     */
    void nodes(String poolId, String filter, String select, Predicate<ComputeNode> each) throws BatchException {
        ComputeNodeListOptions options =
                new ComputeNodeListOptions().withFilter(filter).withSelect(select);
        ComputeNodes nodes = client.protocolLayer().computeNodes();
        first(() -> nodes.listAsync(poolId, options), nodes::listNextAsync, limited(MAX_ITEMS, each));
    }

    /** Counts the nodes of a pool by their state. */
    NodeCounts count(String poolId, String filter) throws BatchException {
        NodeCounts counts = new NodeCounts();
        nodes(poolId, filter, "id,state,stateTransitionTime,allocationTime", node -> {
            counts.add(node);
            return true;
        });
        return counts;
    }

    /** Returns the first nodes of a job whose job preparation failed. */
    List<NodeProblem> preparationProblems(String jobId, int limit) throws BatchException {
        List<NodeProblem> problems = new ArrayList<>();
        preparations(jobId, status -> {
            SdkResponses.preparationProblem(status).ifPresent(problems::add);
            return problems.size() < limit;
        });
        return problems;
    }

    private void preparations(String jobId, Predicate<JobPreparationAndReleaseTaskExecutionInformation> each)
            throws BatchException {
        Jobs jobs = client.protocolLayer().jobs();
        first(
                () -> jobs.listPreparationAndReleaseTaskStatusAsync(jobId),
                jobs::listPreparationAndReleaseTaskStatusNextAsync,
                limited(MAX_ITEMS, each));
    }

    /** Counts the nodes that can run tasks of a job. Nodes that are not idle count, because they may be reimaged. */
    int countUsableNodes(String poolId, String jobId) throws BatchException {
        Set<String> unprepared = new HashSet<>();
        calls.find(() -> {
            preparations(jobId, status -> {
                if (SdkResponses.isUnprepared(status)) {
                    unprepared.add(SdkTexts.id(status.nodeId()));
                }
                return true;
            });
            return jobId;
        });
        AtomicInteger usable = new AtomicInteger();
        nodes(poolId, null, "id,state", node -> {
            boolean failed = node.state() == ComputeNodeState.START_TASK_FAILED
                    || node.state() == ComputeNodeState.IDLE && unprepared.contains(SdkTexts.id(node.id()));
            usable.addAndGet(failed ? 0 : 1);
            return true;
        });
        return usable.get();
    }

    List<PoolImage> images() throws BatchException {
        List<PoolImage> images = new ArrayList<>();
        Accounts accounts = client.protocolLayer().accounts();
        first(() -> accounts.listSupportedImagesAsync(), accounts::listSupportedImagesNextAsync, image -> {
            images.add(SdkImages.image(image));
            return images.size() < MAX_CHOICES;
        });
        return images;
    }

    List<ApplicationPackage> applications() throws BatchException {
        List<ApplicationPackage> packages = new ArrayList<>();
        Applications applications = client.protocolLayer().applications();
        first(() -> applications.listAsync(), applications::listNextAsync, application -> {
            application.versions().stream()
                    .sorted(ApplicationPackage.NEWEST_FIRST)
                    .limit(MAX_CHOICES - packages.size())
                    .forEach(version -> packages.add(new ApplicationPackage(application.id(), version)));
            return packages.size() < MAX_CHOICES;
        });
        return packages;
    }

    /** Returns a condition that also becomes false after that number of items. */
    private static <T> Predicate<T> limited(int max, Predicate<T> more) {
        AtomicInteger count = new AtomicInteger();
        return item -> more.test(item) && count.incrementAndGet() < max;
    }

    /** Returns the pool of a job; that of an auto pool is only part of the execution info. */
    private static String poolId(CloudJob job) {
        if (job.executionInfo() != null && job.executionInfo().poolId() != null) {
            return job.executionInfo().poolId();
        }
        return job.poolInfo() == null || job.poolInfo().poolId() == null
                ? ""
                : job.poolInfo().poolId();
    }

    private static boolean wantsNodes(CloudPool pool) {
        int nodes = Objects.requireNonNullElse(pool.targetDedicatedNodes(), 0)
                + Objects.requireNonNullElse(pool.targetLowPriorityNodes(), 0);
        return nodes > 0 || Boolean.TRUE.equals(pool.enableAutoScale());
    }

    static Map<String, String> tags(List<MetadataItem> metadata) {
        Map<String, String> tags = new HashMap<>();
        if (metadata != null) {
            metadata.forEach(item -> tags.put(item.name(), item.value() == null ? "" : item.value()));
        }
        return tags;
    }
}
