package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.Jobs;
import com.microsoft.azure.batch.protocol.Pools;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.JobListOptions;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import com.microsoft.azure.batch.protocol.models.PoolListOptions;
import com.microsoft.azure.batch.protocol.models.PoolState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import rx.Observable;

/** Lists pools, jobs and nodes of an account, with only the necessary fields. */
final class SdkListings {

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
        Page<T> page = calls.get(() -> first.run().toBlocking().first());
        while (page != null) {
            page.items().forEach(each);
            String link = page.nextPageLink();
            page = link == null
                    ? null
                    : calls.get(() -> next.apply(link).toBlocking().first());
        }
    }

    /** Counts the nodes that can run tasks of a job. Nodes that are not idle count, because they may be reimaged. */
    int countUsableNodes(String poolId, Set<String> unprepared) throws IOException {
        DetailLevel states =
                new DetailLevel.Builder().withSelectClause("id,state").build();
        return (int) StreamSupport.stream(
                        client.computeNodeOperations()
                                .listComputeNodes(poolId, states)
                                .spliterator(),
                        false)
                .filter((ComputeNode node) -> node.state() != ComputeNodeState.START_TASK_FAILED)
                .filter((ComputeNode node) -> node.state() != ComputeNodeState.IDLE || !unprepared.contains(node.id()))
                .count();
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
