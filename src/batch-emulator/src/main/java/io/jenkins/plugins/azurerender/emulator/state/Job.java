package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A job and its tasks. */
public final class Job extends Entity {
    private static final Duration NOTICE_DELAY = Duration.ofMillis(300);

    private final ObjectNode spec;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Set<Task> ready = new LinkedHashSet<>();
    private final Map<String, JobPreparation> preparations = new LinkedHashMap<>();
    private final Dependencies dependencies = new Dependencies();
    private final JobLifecycle lifecycle = new JobLifecycle(this);
    private final TaskCounts counts = new TaskCounts(this);
    private final int number;
    private boolean ranProcesses;
    private final Instant startTime;
    private String poolId;
    private Failure schedulingError;
    private JobSchedule schedule;
    private Timers.Handle wallClock = () -> {};

    /** @param spec the validated request body; modified by this job */
    public Job(BatchAccount account, ObjectNode spec) {
        super(account, spec.get("id").asText(), "active");
        this.spec = spec;
        this.number = account.nextNumber();
        this.startTime = account.now();
        this.poolId = Json.text(spec, "poolInfo", "poolId");
        JobDefaults.fill(spec);
        account.ledger().add("job-added", path(), "");
    }

    /** Creates the auto pool and the job manager task, if any, and starts the wall clock. */
    public void begin() {
        AutoPools.begin(this);
        watchWallClock();
        if (spec.get("jobManagerTask") instanceof ObjectNode manager && is("active")) {
            ObjectNode task = manager.deepCopy();
            task.remove("killJobOnCompletion");
            task.remove("runExclusive");
            task.remove("allowLowPriorityNode");
            add(task);
        }
        account().timers().after(NOTICE_DELAY, () -> account().locked(lifecycle::notice));
    }

    @Override
    public String path() {
        return "jobs/" + id();
    }

    @Override
    String kind() {
        return "job";
    }

    public ObjectNode spec() {
        return spec;
    }

    public Map<String, Task> tasks() {
        return tasks;
    }

    Set<Task> ready() {
        return ready;
    }

    /** Returns the number of active tasks whose dependencies are satisfied. */
    int countReady() {
        return counts.active() - dependencies.countWaiting();
    }

    public Map<String, JobPreparation> preparations() {
        return preparations;
    }

    public JobLifecycle lifecycle() {
        return lifecycle;
    }

    public TaskCounts counts() {
        return counts;
    }

    /** Returns the marker prefix of all processes of its tasks. */
    String mark() {
        return account().mark() + "/job" + number + "/";
    }

    /** Records that a process is about to run for this job. */
    void runsProcess() {
        ranProcesses = true;
    }

    /** Returns whether processes of its tasks may exist. */
    boolean ranProcesses() {
        return ranProcesses;
    }

    /** Returns the id of the pool it runs on. */
    public String poolId() {
        return poolId;
    }

    void poolId(String id) {
        poolId = id;
    }

    /** Returns the schedule that created it, or null. */
    JobSchedule schedule() {
        return schedule;
    }

    void createdBy(JobSchedule creator) {
        schedule = creator;
    }

    void schedulingError(Failure failure) {
        schedulingError = failure;
    }

    int priority() {
        return Json.number(spec, 0, "priority");
    }

    boolean hasPreparation() {
        return spec.has("jobPreparationTask");
    }

    /** Returns how many more tasks can run in parallel. */
    int remainingParallelTasks() {
        int max = Json.number(spec, -1, "maxParallelTasks");
        return max < 0 ? Integer.MAX_VALUE : max - counts.running();
    }

    /** Returns the folder of this job on a node. */
    Path folderOn(Node node) {
        return node.folder().resolve("workitems").resolve(id()).resolve("job-1");
    }

    /** Adds a validated task. */
    public Task add(ObjectNode taskSpec) {
        Task task = new Task(this, taskSpec);
        tasks.put(BatchAccount.key(task.id()), task);
        account().ledger().add("task-added", task.path(), "");
        counts.added(task);
        if (dependencies.add(task)) {
            enqueue(task);
        }
        return task;
    }

    /** Queues a task for scheduling unless it waits for dependencies. */
    void enqueue(Task task) {
        if (!dependencies.isWaiting(task) && tasks.get(BatchAccount.key(task.id())) == task) {
            ready.add(task);
            account().scheduler().wake();
        }
    }

    /** Removes a task from the queue. */
    void dequeue(Task task) {
        ready.remove(task);
    }

    /** Applies the exit actions of a completed task. */
    void completed(Task task, ExitRules rules) {
        if (rules.satisfiesDependents()) {
            dependencies.satisfied(task).forEach(this::enqueue);
        }
        boolean isManager = task.id().equals(Json.text(spec, "jobManagerTask", "id"));
        if (isManager && Json.bool(spec, true, "jobManagerTask", "killJobOnCompletion")) {
            lifecycle.terminate("JMComplete");
        } else if ("performexitoptionsjobaction".equals(Json.text(spec, "onTaskFailure"))) {
            if (rules.jobAction().equalsIgnoreCase("terminate")) {
                lifecycle.terminate("TaskFailed");
            } else if (rules.jobAction().equalsIgnoreCase("disable")) {
                lifecycle.disable("requeue");
            }
        }
        lifecycle.advance();
        lifecycle.notice();
    }

    void remove(Task task) {
        tasks.remove(BatchAccount.key(task.id()), task);
        ready.remove(task);
        dependencies.remove(task);
        counts.removed(task);
        account().ledger().add("task-deleted", task.path(), "");
    }

    /** Applies a change of the specification by the user. */
    public void changed() {
        JobDefaults.fill(spec);
        poolId = spec.path("poolInfo").has("poolId") ? Json.text(spec, "poolInfo", "poolId") : poolId;
        modified();
        watchWallClock();
        account().scheduler().wake();
        lifecycle.checkAllComplete();
    }

    private void watchWallClock() {
        wallClock.cancel();
        Duration limit = Json.duration(spec, "constraints", "maxWallClockTime");
        if (limit != null) {
            wallClock = account().timers().at(creationTime().plus(limit), () -> account()
                    .locked(() -> lifecycle.terminate("MaxWallClockTimeExpiry")));
        }
    }

    void stopWatching() {
        wallClock.cancel();
        ready.clear();
    }

    void nodeGone(Node node) {
        JobPreparation preparation = preparations.get(node.id());
        if (preparation != null) {
            preparation.nodeGone();
            lifecycle.advance();
        }
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        putIdentity(json);
        putState(json);
        json.setAll(spec);
        ObjectNode execution = json.putObject("executionInfo");
        execution.put("startTime", startTime.toString());
        Json.put(execution, "endTime", lifecycle.endTime());
        Json.put(execution, "poolId", poolId);
        if (schedulingError != null) {
            execution.set("schedulingError", schedulingError.toJson());
        }
        Json.put(execution, "terminateReason", lifecycle.reason());
        return json;
    }
}
