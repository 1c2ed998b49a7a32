package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.account.ResourceAccess.Purpose;
import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.ListedJob;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.NodeLogin;
import io.jenkins.plugins.azurerender.azure.batch.NodeProblem;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.azure.batch.TaskRepeat;
import io.jenkins.plugins.azurerender.azure.batch.TaskRequest;
import io.jenkins.plugins.azurerender.azure.batch.TaskStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A Batch account of which a requester changes only what {@link ResourceAccess} and {@link Caps} allow. */
record GuardedBatch(BatchService batch, ResourceAccess access) implements BatchService {

    @Override
    public Optional<PoolStatus> pool(String poolId) throws BatchException {
        return batch.pool(poolId);
    }

    @Override
    public boolean createPool(PoolRequest request) throws BatchException {
        access.checkUse(request.id());
        checkCaps(request);
        return batch.createPool(request);
    }

    @Override
    public boolean resizePool(String poolId, int dedicatedNodes, int spotNodes) throws BatchException {
        access.checkPool(poolId, Purpose.RESIZE)
                .ifPresent(pool -> access.caps().checkScaling(pool, dedicatedNodes, spotNodes, null));
        return batch.resizePool(poolId, dedicatedNodes, spotNodes);
    }

    @Override
    public boolean enableAutoscale(String poolId, AutoscaleFormula autoscale) throws BatchException {
        access.checkPool(poolId, Purpose.RESIZE)
                .ifPresent(pool -> access.caps().checkScaling(pool, 0, 0, autoscale.formula()));
        return batch.enableAutoscale(poolId, autoscale);
    }

    private void checkCaps(PoolRequest pool) {
        access.caps()
                .checkPool(
                        pool.vmSize(),
                        pool.dedicatedNodes(),
                        pool.spotNodes(),
                        pool.autoscale() == null ? null : pool.autoscale().formula(),
                        pool.setup().startTask() != null);
        access.caps().checkImage(pool.image().galleryId());
    }

    @Override
    public void disableAutoscale(String poolId) throws BatchException {
        access.checkPool(poolId, Purpose.RESIZE);
        batch.disableAutoscale(poolId);
    }

    @Override
    public Optional<String> evaluateAutoscale(String poolId, String formula) throws BatchException {
        access.checkPool(poolId, Purpose.READ);
        return batch.evaluateAutoscale(poolId, formula);
    }

    @Override
    public void tagPool(String poolId, Map<String, String> tags) throws BatchException {
        access.checkPool(poolId, Purpose.WRITE);
        batch.tagPool(poolId, tags);
    }

    @Override
    public boolean deletePool(String poolId) throws BatchException {
        access.checkPool(poolId, Purpose.DELETE);
        return batch.deletePool(poolId);
    }

    @Override
    public List<NodeProblem> nodeProblems(String poolId, int limit) throws BatchException {
        return batch.nodeProblems(poolId, limit);
    }

    @Override
    public Optional<NodeLogin> login(String poolId, String nodeId) throws BatchException {
        access.checkUse(poolId);
        return batch.login(poolId, nodeId);
    }

    @Override
    public List<Long> preempted(String poolId) throws BatchException {
        return batch.preempted(poolId);
    }

    @Override
    public List<PoolImage> supportedImages() throws BatchException {
        return batch.supportedImages();
    }

    @Override
    public List<ApplicationPackage> applications() throws BatchException {
        return batch.applications();
    }

    @Override
    public boolean createJob(JobRequest request) throws BatchException {
        if (request.poolId() != null) {
            access.checkUse(request.poolId());
        } else {
            checkCaps(request.automaticPool());
        }
        access.caps().checkTimeLimit(request.timeLimit());
        return batch.createJob(request);
    }

    @Override
    public void addTasks(String jobId, List<TaskRequest> tasks) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.addTasks(jobId, tasks);
    }

    @Override
    public void repeatTask(String jobId, String poolId, String taskId, URI output, List<TaskRepeat> repeats)
            throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.repeatTask(jobId, poolId, taskId, output, repeats);
    }

    @Override
    public void deleteTask(String jobId, String taskId) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.deleteTask(jobId, taskId);
    }

    @Override
    public void endWithLastTask(String jobId) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.endWithLastTask(jobId);
    }

    @Override
    public Optional<JobStatus> job(String jobId) throws BatchException {
        return batch.job(jobId);
    }

    @Override
    public TaskCounts taskCounts(String jobId) throws BatchException {
        return batch.taskCounts(jobId);
    }

    @Override
    public void changedTasks(String jobId, long since, Consumer<List<TaskStatus>> pages) throws BatchException {
        batch.changedTasks(jobId, since, pages);
    }

    @Override
    public boolean hasTasksLeft(String jobId) throws BatchException {
        return batch.hasTasksLeft(jobId);
    }

    @Override
    public List<NodeProblem> preparationProblems(String jobId, int limit) throws BatchException {
        return batch.preparationProblems(jobId, limit);
    }

    @Override
    public int countUsableNodes(String poolId, String jobId) throws BatchException {
        return batch.countUsableNodes(poolId, jobId);
    }

    @Override
    public boolean disableJob(String jobId) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        return batch.disableJob(jobId);
    }

    @Override
    public boolean enableJob(String jobId) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        return batch.enableJob(jobId);
    }

    @Override
    public boolean setPriority(String jobId, int priority) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        return batch.setPriority(jobId, priority);
    }

    @Override
    public boolean setTimeLimit(String jobId, Duration timeLimit) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        access.caps().checkTimeLimit(timeLimit);
        return batch.setTimeLimit(jobId, timeLimit);
    }

    @Override
    public void terminateTask(String jobId, String taskId) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.terminateTask(jobId, taskId);
    }

    @Override
    public void finishRunningTasks(String jobId) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.finishRunningTasks(jobId);
    }

    @Override
    public void terminateJob(String jobId, String reason) throws BatchException {
        access.checkJob(jobId, Purpose.WRITE);
        batch.terminateJob(jobId, reason);
    }

    @Override
    public boolean deleteJob(String jobId) throws BatchException {
        access.checkJob(jobId, Purpose.DELETE);
        return batch.deleteJob(jobId);
    }

    @Override
    public void jobs(String prefix, Consumer<ListedJob> each) throws BatchException {
        batch.jobs(prefix, each);
    }

    @Override
    public void pools(Consumer<ListedPool> each) throws BatchException {
        batch.pools(each);
    }
}
