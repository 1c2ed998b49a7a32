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

/** A job: its tasks, and its way from active to completed. */
public final class Job extends Entity {
    private static final Duration NOTICE = Duration.ofMillis(300);

    private final ObjectNode spec;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Set<Task> ready = new LinkedHashSet<>();
    private final Map<String, JobPreparation> preparations = new LinkedHashMap<>();
    private final Dependencies dependencies = new Dependencies();
    private final JobEnding ending = new JobEnding(this);
    private final TaskCounts counts = new TaskCounts(this);
    private final int number;
    private boolean ranProcesses;
    private final Instant startTime;
    private String poolId;
    private Failure schedulingError;
    private JobSchedule schedule;
    private Timers.Handle wallClock = () -> {};

    /** @param spec what the user gave, checked; the job keeps it */
    public Job(BatchAccount account, ObjectNode spec) {
        super(account, spec.get("id").asText(), "active");
        this.spec = spec;
        this.number = account.nextNumber();
        this.startTime = account.now();
        this.poolId = Json.text(spec, "poolInfo", "poolId");
        JobDefaults.fill(spec);
        account.ledger().add("job-added", path(), "");
    }

    /** Makes its own pool and its manager task, where it has them, and begins to watch the clock. */
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
        account().timers().after(NOTICE, () -> account().locked(ending::notice));
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

    public Map<String, JobPreparation> preparations() {
        return preparations;
    }

    public JobEnding ending() {
        return ending;
    }

    public TaskCounts counts() {
        return counts;
    }

    /** What the processes of its tasks carry at the beginning of their mark. */
    String mark() {
        return account().mark() + "/job" + number + "/";
    }

    /** A process is about to run for it. */
    void runsProcess() {
        ranProcesses = true;
    }

    /** Whether there may be processes of its tasks. */
    boolean ranProcesses() {
        return ranProcesses;
    }

    /** The pool it runs on: its own, or the one it names. */
    public String poolId() {
        return poolId;
    }

    void poolId(String id) {
        poolId = id;
    }

    /** The schedule that made it, or null. */
    JobSchedule schedule() {
        return schedule;
    }

    void madeBy(JobSchedule maker) {
        schedule = maker;
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

    /** How many more tasks may run at once. */
    int room() {
        int most = Json.number(spec, -1, "maxParallelTasks");
        return most < 0 ? Integer.MAX_VALUE : most - counts.running();
    }

    /** The folder of this job on a node. */
    Path folderOn(Node node) {
        return node.folder().resolve("workitems").resolve(id()).resolve("job-1");
    }

    /** Adds a task that was checked. */
    public Task add(ObjectNode taskSpec) {
        Task task = new Task(this, taskSpec);
        tasks.put(BatchAccount.key(task.id()), task);
        account().ledger().add("task-added", task.path(), "");
        counts.added(task);
        if (dependencies.add(task)) {
            waiting(task);
        }
        return task;
    }

    /** A task may run when there is a place. */
    void waiting(Task task) {
        if (!dependencies.isWaiting(task) && tasks.get(BatchAccount.key(task.id())) == task) {
            ready.add(task);
            account().scheduler().wake();
        }
    }

    /** A task was given to a node, or will never be. */
    void taken(Task task) {
        ready.remove(task);
    }

    /** A task is completed: what follows for others and for the job. */
    void completed(Task task, ExitRules rules) {
        if (rules.satisfiesDependents()) {
            dependencies.satisfied(task).forEach(this::waiting);
        }
        boolean isManager = task.id().equals(Json.text(spec, "jobManagerTask", "id"));
        if (isManager && Json.flag(spec, true, "jobManagerTask", "killJobOnCompletion")) {
            ending.terminate("JMComplete");
        } else if ("performexitoptionsjobaction".equals(Json.text(spec, "onTaskFailure"))) {
            if (rules.jobAction().equalsIgnoreCase("terminate")) {
                ending.terminate("TaskFailed");
            } else if (rules.jobAction().equalsIgnoreCase("disable")) {
                ending.disable("requeue");
            }
        }
        ending.advance();
        ending.notice();
    }

    void remove(Task task) {
        tasks.remove(BatchAccount.key(task.id()), task);
        ready.remove(task);
        counts.removed(task);
        account().ledger().add("task-deleted", task.path(), "");
    }

    /** A user changed the job's specification. */
    public void changed() {
        JobDefaults.fill(spec);
        poolId = spec.path("poolInfo").has("poolId") ? Json.text(spec, "poolInfo", "poolId") : poolId;
        modified();
        watchWallClock();
        account().scheduler().wake();
        ending.checkAllComplete();
    }

    private void watchWallClock() {
        wallClock.cancel();
        Duration limit = Json.span(spec, "constraints", "maxWallClockTime");
        if (limit != null) {
            wallClock = account().timers().at(creationTime().plus(limit), () -> account()
                    .locked(() -> ending.terminate("MaxWallClockTimeExpiry")));
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
            ending.advance();
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
        Json.put(execution, "endTime", ending.endTime());
        Json.put(execution, "poolId", poolId);
        if (schedulingError != null) {
            execution.set("schedulingError", schedulingError.toJson());
        }
        Json.put(execution, "terminateReason", ending.reason());
        return json;
    }
}
