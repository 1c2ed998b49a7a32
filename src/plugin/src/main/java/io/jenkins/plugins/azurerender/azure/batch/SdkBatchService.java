package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.PoolPatchParameter;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@link BatchService} implemented with {@code com.microsoft.azure:azure-batch}. */
public final class SdkBatchService implements BatchService {

    private static final Set<String> ENDED = Set.of("JobCompleted", "JobBeingTerminated", "JobBeingDeleted");
    private static final String INVALID_STATE = "OperationInvalidForCurrentState";
    private static final Set<String> BUSY =
            Set.of("ResizeOperationInProgress", "PoolBeingResized", INVALID_STATE, "TooManyEnableAutoScaleRequests");

    private final BatchClient client;
    private final BatchCalls calls;
    private final SdkTasks tasks;
    private final SdkListings listings;

    /**
     * Signs in with the account key.
     *
     * @param url the endpoint of the account, such as {@code https://studio.westeurope.batch.azure.com}
     * @param retryLimit how long a failed call is retried
     */
    public SdkBatchService(String url, String account, String key, Duration retryLimit) {
        this(SdkClients.open(url, account, key, retryLimit), new BatchCalls(account, url, true), retryLimit);
    }

    /**
     * Signs in with an identity.
     *
     * @param audience the audience of the tokens, which depends on the cloud
     */
    public SdkBatchService(String url, AccessTokens tokens, String audience, Duration retryLimit) {
        this(
                SdkClients.open(url, tokens, audience, retryLimit),
                new BatchCalls(URI.create(url).getHost().split("\\.", 2)[0], url, false),
                retryLimit);
    }

    SdkBatchService(BatchClient client, BatchCalls calls, Duration retryLimit) {
        this.client = client;
        this.calls = calls;
        tasks = new SdkTasks(client, calls, retryLimit);
        listings = new SdkListings(client, calls);
    }

    @Override
    public Optional<PoolStatus> pool(String poolId) throws BatchException {
        Optional<CloudPool> pool = calls.find(() -> client.poolOperations().getPool(poolId));
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        NodeCounts nodes = calls.find(() -> listings.count(poolId, null)).orElseGet(NodeCounts::new);
        return Optional.of(SdkResponses.pool(pool.get(), nodes));
    }

    @Override
    public boolean createPool(PoolRequest request) throws BatchException {
        return calls.unless(Set.of("PoolExists"), () -> {
            client.poolOperations().createPool(SdkPools.add(request));
            return null;
        });
    }

    @Override
    public boolean resizePool(String poolId, int dedicatedNodes, int spotNodes) throws BatchException {
        return calls.unless(BUSY, () -> {
            client.poolOperations().resizePool(poolId, dedicatedNodes, spotNodes);
            return null;
        });
    }

    @Override
    public boolean enableAutoscale(String poolId, AutoscaleFormula autoscale) throws BatchException {
        return calls.unless(BUSY, () -> {
            client.poolOperations().enableAutoScale(poolId, autoscale.formula(), SdkAutoscale.interval(autoscale));
            return null;
        });
    }

    @Override
    public void disableAutoscale(String poolId) throws BatchException {
        calls.unless(Set.of("PoolNotFound", "PoolBeingDeleted"), () -> {
            client.poolOperations().disableAutoScale(poolId);
            return null;
        });
    }

    @Override
    public Optional<String> evaluateAutoscale(String poolId, String formula) throws BatchException {
        return SdkAutoscale.error(calls.get(() -> client.poolOperations().evaluateAutoScale(poolId, formula)));
    }

    @Override
    public void tagPool(String poolId, Map<String, String> tags) throws BatchException {
        DetailLevel metadata =
                new DetailLevel.Builder().withSelectClause("id,metadata").build();
        calls.find(() -> {
            Map<String, String> all = new HashMap<>(SdkListings.tags(
                    client.poolOperations().getPool(poolId, metadata).metadata()));
            all.putAll(tags);
            client.poolOperations().patchPool(poolId, new PoolPatchParameter().withMetadata(SdkRequests.metadata(all)));
            return poolId;
        });
    }

    @Override
    public boolean deletePool(String poolId) throws BatchException {
        return calls.unless(Set.of("PoolNotFound", "PoolBeingDeleted"), () -> {
            client.poolOperations().deletePool(poolId);
            return null;
        });
    }

    @Override
    public List<NodeProblem> nodeProblems(String poolId, int limit) throws BatchException {
        List<NodeProblem> problems = new ArrayList<>();
        calls.find(() -> {
            listings.nodes(
                    poolId,
                    "state eq 'unusable' or state eq 'starttaskfailed' or state eq 'preempted'",
                    "id,state,errors,startTaskInfo",
                    node -> {
                        problems.add(SdkResponses.problem(node));
                        return problems.size() < limit;
                    });
            return poolId;
        });
        return problems;
    }

    @Override
    public Optional<NodeLogin> login(String poolId, String nodeId) throws BatchException {
        return calls.find(() -> client.computeNodeOperations().getComputeNodeRemoteLoginSettings(poolId, nodeId))
                .map(settings -> new NodeLogin(settings.remoteLoginIPAddress(), settings.remoteLoginPort()));
    }

    @Override
    public List<Long> preempted(String poolId) throws BatchException {
        return calls.find(() -> listings.count(poolId, "state eq 'preempted'").preempted())
                .orElse(List.of());
    }

    @Override
    public List<PoolImage> supportedImages() throws BatchException {
        return listings.images();
    }

    @Override
    public List<ApplicationPackage> applications() throws BatchException {
        return listings.applications();
    }

    @Override
    public boolean createJob(JobRequest request) throws BatchException {
        return calls.unless(Set.of("JobExists"), () -> {
            client.jobOperations().createJob(SdkRequests.job(request));
            return null;
        });
    }

    @Override
    public void addTasks(String jobId, List<TaskRequest> tasks) throws BatchException {
        this.tasks.add(jobId, tasks.stream().map(SdkRequests::task).toList());
    }

    @Override
    public void repeatTask(String jobId, String poolId, String taskId, URI output, List<TaskRepeat> repeats)
            throws BatchException {
        tasks.add(jobId, new SdkRepeats(client, calls, listings).copy(jobId, poolId, taskId, output, repeats));
    }

    @Override
    public void deleteTask(String jobId, String taskId) throws BatchException {
        calls.find(() -> {
            client.taskOperations().deleteTask(jobId, taskId);
            return taskId;
        });
    }

    @Override
    public void endWithLastTask(String jobId) throws BatchException {
        calls.unless(ENDED, () -> {
            client.jobOperations().patchJob(jobId, OnAllTasksComplete.TERMINATE_JOB);
            return null;
        });
    }

    @Override
    public Optional<JobStatus> job(String jobId) throws BatchException {
        return calls.find(() -> client.jobOperations().getJob(jobId)).map(SdkResponses::job);
    }

    @Override
    public TaskCounts taskCounts(String jobId) throws BatchException {
        return calls.get(() -> SdkResponses.counts(client.jobOperations().getTaskCounts(jobId)));
    }

    @Override
    public void changedTasks(String jobId, long since, Consumer<List<TaskStatus>> pages) throws BatchException {
        tasks.changed(jobId, since, pages);
    }

    @Override
    public boolean hasTasksLeft(String jobId) throws BatchException {
        return tasks.anyLeft(jobId);
    }

    @Override
    public List<NodeProblem> preparationProblems(String jobId, int limit) throws BatchException {
        return calls.find(() -> listings.preparationProblems(jobId, limit)).orElse(List.of());
    }

    @Override
    public int countUsableNodes(String poolId, String jobId) throws BatchException {
        return calls.find(() -> listings.countUsableNodes(poolId, jobId)).orElse(0);
    }

    @Override
    public boolean disableJob(String jobId) throws BatchException {
        return change(
                jobId, Set.of(JobState.DISABLED, JobState.DISABLING), JobState.ENABLING, () -> client.jobOperations()
                        .disableJob(jobId, DisableJobOption.REQUEUE));
    }

    @Override
    public boolean enableJob(String jobId) throws BatchException {
        return change(
                jobId, Set.of(JobState.ACTIVE, JobState.ENABLING), JobState.DISABLING, () -> client.jobOperations()
                        .enableJob(jobId));
    }

    @Override
    public boolean setPriority(String jobId, int priority) throws BatchException {
        return change(
                jobId, Set.of(), null, () -> client.jobOperations().patchJob(jobId, null, priority, null, null, null));
    }

    @Override
    public boolean setTimeLimit(String jobId, Duration timeLimit) throws BatchException {
        JobConstraints constraints = new JobConstraints().withMaxWallClockTime(SdkRequests.period(timeLimit));
        return change(jobId, Set.of(), null, () -> client.jobOperations()
                .patchJob(jobId, null, null, constraints, null, null));
    }

    /** A request that changes a job. */
    private interface Change {
        void send() throws IOException;
    }

    /**
     * Changes a job that has not ended.
     *
     * @param done the states in which nothing is to be changed
     * @param busy the state in which Batch rejects the request, so that the caller must repeat it; null for none
     */
    private boolean change(String jobId, Set<JobState> done, JobState busy, Change change) throws BatchException {
        JobState state = calls.find(() -> client.jobOperations().getJob(jobId))
                .map(CloudJob::state)
                .orElse(JobState.DELETING);
        if (SdkResponses.isEnding(state)) {
            return false;
        }
        if (state == busy) {
            throw busy(jobId, null);
        }
        if (done.contains(state)) {
            return true;
        }
        try {
            return calls.find(() -> calls.unless(ENDED, () -> {
                        change.send();
                        return null;
                    }))
                    .orElse(false);
        } catch (BatchException x) {
            // The state has changed since it was read, or the answer to an earlier attempt of this request was lost.
            throw x.code().equals(INVALID_STATE) ? busy(jobId, x) : x;
        }
    }

    private static BatchException busy(String jobId, BatchException cause) {
        return new BatchException(
                Kind.TRANSIENT, "", "Batch job %s is being enabled or disabled.".formatted(jobId), cause);
    }

    @Override
    public void terminateTask(String jobId, String taskId) throws BatchException {
        calls.find(() -> calls.unless(Set.of("TaskCompleted", "JobCompleted", "JobBeingTerminated"), () -> {
            client.taskOperations().terminateTask(jobId, taskId);
            return null;
        }));
    }

    @Override
    public void finishRunningTasks(String jobId) throws BatchException {
        change(jobId, Set.of(JobState.DISABLED, JobState.DISABLING), JobState.ENABLING, () -> client.jobOperations()
                .disableJob(jobId, DisableJobOption.WAIT));
    }

    @Override
    public void terminateJob(String jobId, String reason) throws BatchException {
        calls.find(() -> calls.unless(ENDED, () -> {
            client.jobOperations().terminateJob(jobId, reason);
            return null;
        }));
    }

    @Override
    public boolean deleteJob(String jobId) throws BatchException {
        return calls.unless(Set.of("JobNotFound", "JobBeingDeleted"), () -> {
            client.jobOperations().deleteJob(jobId);
            return null;
        });
    }

    @Override
    public void jobs(String prefix, Consumer<ListedJob> each) throws BatchException {
        listings.jobs(prefix, each);
    }

    @Override
    public void pools(Consumer<ListedPool> each) throws BatchException {
        listings.pools(each);
    }
}
