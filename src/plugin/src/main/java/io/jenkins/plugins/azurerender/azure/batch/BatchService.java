package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a render asks of one Batch account. Every call talks to the service, so never on a Pipeline's own thread;
 * every call may be repeated: what is already there, or already gone, is no error.
 *
 * <p>All methods throw {@link BatchException}, whose kind tells whether trying later makes sense.
 */
public interface BatchService {

    /** The pool of that id with its nodes by state, or empty when the account has none. */
    Optional<PoolStatus> pool(String poolId) throws BatchException;

    /** Makes a pool; {@code false} when one of that id was already there. */
    boolean createPool(PoolRequest request) throws BatchException;

    /** Asks for other node counts; {@code false} when the pool is still busy with an earlier change. */
    boolean resizePool(String poolId, int dedicatedNodes, int spotNodes) throws BatchException;

    /**
     * Lets a formula set a pool's node counts from now on; {@code false} when the pool is still busy with an earlier
     * change. A formula that cannot be read is an error.
     */
    boolean enableAutoscale(String poolId, AutoscaleFormula autoscale) throws BatchException;

    /** Leaves a pool's node counts as they are from now on. */
    void disableAutoscale(String poolId) throws BatchException;

    /**
     * Tries a formula on a pool that has one already, changing nothing.
     *
     * @return why it gives no node counts, in the service's words; empty when it does
     */
    Optional<String> evaluateAutoscale(String poolId, String formula) throws BatchException;

    /** Sets tags of a pool and leaves its other ones; nothing happens when it is gone. */
    void tagPool(String poolId, Map<String, String> tags) throws BatchException;

    /** Deletes a pool; tasks it runs go back to waiting. {@code false} when it is gone already, or just going. */
    boolean deletePool(String poolId) throws BatchException;

    /** The first {@code limit} nodes of a pool that cannot render, with what happened to them. */
    List<NodeProblem> nodeProblems(String poolId, int limit) throws BatchException;

    /** Where a node can be logged in to; empty when it is gone. */
    Optional<NodeLogin> login(String poolId, String nodeId) throws BatchException;

    /** When each Spot node of a pool that is away now was taken back by Azure, in milliseconds since 1970. */
    List<Long> preempted(String poolId) throws BatchException;

    /** The images this account can make pools of. */
    List<PoolImage> supportedImages() throws BatchException;

    /** The application packages of this account, every version, the newest of each first. */
    List<ApplicationPackage> applications() throws BatchException;

    /** Makes a job that stays open for tasks; {@code false} when one of that id was already there. */
    boolean createJob(JobRequest request) throws BatchException;

    /** Adds tasks in the service's batches of 100; a task that is already there is left as it is. */
    void addTasks(String jobId, List<TaskRequest> tasks) throws BatchException;

    /**
     * Adds tasks that differ from one that is there only in what their repeats say; their logs have folders of their own.
     *
     * @param poolId where other nodes are looked for, for repeats that avoid one; null not to look
     * @param output link that writes to the container of frames, in place of the older one that the task has
     */
    void repeatTask(String jobId, String poolId, String taskId, URI output, List<TaskRepeat> repeats)
            throws BatchException;

    /** From now on the job ends by itself when its last task has ended. To be called after all tasks are added. */
    void endWithLastTask(String jobId) throws BatchException;

    /** The state of a job, or empty when the account has none of that id. */
    Optional<JobStatus> job(String jobId) throws BatchException;

    /** How many tasks are in which state; the service says these may lag behind by seconds. */
    TaskCounts taskCounts(String jobId) throws BatchException;

    /**
     * Hands on the tasks that came into their state since then, in pages of 1000 at most: what is held at a time does not
     * grow with the job.
     *
     * @param since milliseconds since 1970; 0 for all tasks
     */
    void changedTasks(String jobId, long since, Consumer<List<TaskStatus>> pages) throws BatchException;

    /** Whether any task has not ended, as the tasks themselves tell. */
    boolean hasTasksLeft(String jobId) throws BatchException;

    /** The first {@code limit} nodes that could not bring a job's assets to themselves; no task runs there. */
    List<NodeProblem> preparationProblems(String jobId, int limit) throws BatchException;

    /**
     * How many nodes of a pool may take tasks of a job, now or later: all but those that failed in the end to prepare
     * themselves or to bring the job's assets.
     */
    int nodesLeft(String poolId, String jobId) throws BatchException;

    /** Ends a job and what it runs; nothing happens when it has ended or is gone. */
    void terminateJob(String jobId, String reason) throws BatchException;

    /** Deletes a job with all its tasks, ending what runs; {@code false} when it is gone already, or just going. */
    boolean deleteJob(String jobId) throws BatchException;

    /** The jobs that have not ended, whoever made them, and all whose ids begin with {@code prefix}. */
    List<ListedJob> jobs(String prefix) throws BatchException;

    /** All pools of the account. */
    List<ListedPool> pools() throws BatchException;
}
