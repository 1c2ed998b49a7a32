package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Access to a Batch account. Every call sends requests, so do not call it on the CPS VM thread. Calls are idempotent: a
 * resource that already exists or was already deleted is not an error.
 */
public interface BatchService {

    /** Returns the pool with its nodes by state; empty if it does not exist. */
    Optional<PoolStatus> pool(String poolId) throws BatchException;

    /** Creates a pool; {@code false} if it already exists. */
    boolean createPool(PoolRequest request) throws BatchException;

    /** Requests new node counts; {@code false} if the pool is still being resized. */
    boolean resizePool(String poolId, int dedicatedNodes, int spotNodes) throws BatchException;

    /**
     * Enables autoscaling with a formula; {@code false} if the pool is still being resized.
     *
     * @throws BatchException also if the formula has a syntax error
     */
    boolean enableAutoscale(String poolId, AutoscaleFormula autoscale) throws BatchException;

    /** Disables autoscaling; the node counts stay as they are. */
    void disableAutoscale(String poolId) throws BatchException;

    /**
     * Evaluates a formula for a pool with autoscaling, without any change.
     *
     * @return the error that Batch reports; empty if the formula sets node counts
     */
    Optional<String> evaluateAutoscale(String poolId, String formula) throws BatchException;

    /** Sets tags of a pool and keeps its other tags; does nothing if the pool does not exist. */
    void tagPool(String poolId, Map<String, String> tags) throws BatchException;

    /** Deletes a pool and requeues its running tasks; {@code false} if it is already deleted or being deleted. */
    boolean deletePool(String poolId) throws BatchException;

    /** Returns the first {@code limit} nodes of a pool that cannot render, with the reasons. */
    List<NodeProblem> nodeProblems(String poolId, int limit) throws BatchException;

    /** Returns the address for remote access to a node; empty if the node does not exist. */
    Optional<NodeLogin> login(String poolId, String nodeId) throws BatchException;

    /** Returns the eviction times of the currently evicted Spot nodes of a pool, in milliseconds since 1970. */
    List<Long> preempted(String poolId) throws BatchException;

    /** Returns the images that the account supports for pools. */
    List<PoolImage> supportedImages() throws BatchException;

    /** Returns all versions of the application packages of the account, the newest of each first. */
    List<ApplicationPackage> applications() throws BatchException;

    /** Creates a job to which tasks can be added; {@code false} if it already exists. */
    boolean createJob(JobRequest request) throws BatchException;

    /** Adds tasks in batches of 100; existing tasks are not changed. */
    void addTasks(String jobId, List<TaskRequest> tasks) throws BatchException;

    /**
     * Adds copies of an existing task with the changes in {@code repeats}; each has its own folder for logs.
     *
     * @param poolId the pool in which to find another node for repeats that avoid one; null to ignore it
     * @param output a new SAS URL to write to the container of the frames
     */
    void repeatTask(String jobId, String poolId, String taskId, URI output, List<TaskRepeat> repeats)
            throws BatchException;

    /** Deletes a task and its files on the node; does nothing if it does not exist. Tasks that depend on it keep waiting. */
    void deleteTask(String jobId, String taskId) throws BatchException;

    /** Makes the job end after its last task. Call this after all tasks are added. */
    void endWithLastTask(String jobId) throws BatchException;

    /** Returns the state of a job; empty if it does not exist. */
    Optional<JobStatus> job(String jobId) throws BatchException;

    /** Returns the number of tasks by state, which may be some seconds old. */
    TaskCounts taskCounts(String jobId) throws BatchException;

    /**
     * Passes on the tasks whose state changed since a time, in pages of at most 1000 to limit memory use.
     *
     * @param since milliseconds since 1970; 0 for all tasks
     */
    void changedTasks(String jobId, long since, Consumer<List<TaskStatus>> pages) throws BatchException;

    /** Returns whether any task has not ended, according to the tasks and not to their counts. */
    boolean hasTasksLeft(String jobId) throws BatchException;

    /** Returns the first {@code limit} nodes that could not download the assets of a job and run none of its tasks. */
    List<NodeProblem> preparationProblems(String jobId, int limit) throws BatchException;

    /**
     * Returns the number of nodes that can run tasks of a job: all whose start task and job preparation did not fail.
     */
    int countUsableNodes(String poolId, String jobId) throws BatchException;

    /**
     * Disables a job and requeues its running tasks, which lose their progress. Its time limit continues to run.
     *
     * @return {@code false} if the job has ended or does not exist
     */
    boolean disableJob(String jobId) throws BatchException;

    /** Enables a disabled job; {@code false} if the job has ended or does not exist. */
    boolean enableJob(String jobId) throws BatchException;

    /** Sets the priority of a job, -1000 to 1000; {@code false} if the job has ended or does not exist. */
    boolean setPriority(String jobId, int priority) throws BatchException;

    /**
     * Sets the time after the creation of a job when Batch terminates it.
     *
     * @return {@code false} if the job has ended or does not exist
     */
    boolean setTimeLimit(String jobId, Duration timeLimit) throws BatchException;

    /** Terminates a task; does nothing if it has ended or does not exist. */
    void terminateTask(String jobId, String taskId) throws BatchException;

    /** Starts no more tasks of a job and lets its running tasks end; does nothing if it has ended or does not exist. */
    void finishRunningTasks(String jobId) throws BatchException;

    /** Terminates a job and its running tasks; does nothing if it has ended or does not exist. */
    void terminateJob(String jobId, String reason) throws BatchException;

    /** Deletes a job with all its tasks; {@code false} if it is already deleted or being deleted. */
    boolean deleteJob(String jobId) throws BatchException;

    /** Passes on all jobs that have not ended, and all whose IDs start with {@code prefix}, without keeping them. */
    void jobs(String prefix, Consumer<ListedJob> each) throws BatchException;

    /** Passes on all pools of the account, without keeping them. */
    void pools(Consumer<ListedPool> each) throws BatchException;
}
