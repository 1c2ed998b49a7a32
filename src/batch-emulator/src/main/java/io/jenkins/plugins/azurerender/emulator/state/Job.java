package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A job: its tasks, and its way from active to completed. */
public final class Job extends Entity {
    private static final Duration STEP = Duration.ofMillis(30);

    private final ObjectNode spec;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Set<Task> ready = new LinkedHashSet<>();
    private final Map<String, JobPreparation> preparations = new LinkedHashMap<>();
    private final int number;
    private Instant endTime;
    private String terminateReason;
    private boolean deleting;
    private Timers.Handle wallClock = () -> {};

    /** @param spec what the user gave, checked; the job keeps it */
    public Job(BatchAccount account, ObjectNode spec) {
        super(account, spec.get("id").asText(), "active");
        this.spec = spec;
        this.number = account.nextNodeNumber();
        JobDefaults.fill(spec);
        watchWallClock();
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

    String mark() {
        return account().mark() + "/job" + number + "/";
    }

    public String poolId() {
        return Json.text(spec, "poolInfo", "poolId");
    }

    int priority() {
        return Json.number(spec, 0, "priority");
    }

    boolean hasPreparation() {
        return spec.has("jobPreparationTask");
    }

    /** The folder of this job on a node. */
    java.nio.file.Path folderOn(Node node) {
        return node.folder().resolve("workitems").resolve(id()).resolve("job-1");
    }

    /** Adds a task that was checked. */
    public Task add(ObjectNode taskSpec) {
        Task task = new Task(this, taskSpec);
        tasks.put(BatchAccount.key(task.id()), task);
        account().ledger().add("task-added", task.path(), "");
        ready.add(task);
        account().scheduler().wake();
        return task;
    }

    /** A user changed the job's specification. */
    public void changed() {
        modified();
        watchWallClock();
        account().scheduler().wake();
        checkAllComplete();
    }

    private void watchWallClock() {
        wallClock.cancel();
        Duration limit = Json.span(spec, "constraints", "maxWallClockTime");
        if (limit != null) {
            wallClock = account().timers().at(creationTime().plus(limit), () -> account()
                    .locked(() -> terminate("MaxWallClockTimeExpiry")));
        }
    }

    void checkAllComplete() {
        boolean wanted = "terminatejob".equalsIgnoreCase(Json.text(spec, "onAllTasksComplete"));
        if (wanted && is("active") && tasks.values().stream().allMatch(task -> task.is("completed"))) {
            terminate("AllTasksComplete");
        }
    }

    /** Ends the job: running tasks are ended, active ones stay as they are, release tasks run. */
    public void terminate(String reason) {
        if (is("terminating", "completed", "deleting")) {
            return;
        }
        terminateReason = reason;
        moveTo("terminating");
        endTasks();
        account().timers().after(STEP, () -> account().locked(this::advance));
    }

    /** Ends the job as {@link #terminate} does, then removes it. */
    public void delete() {
        deleting = true;
        boolean wasCompleted = is("completed");
        moveTo("deleting");
        if (!wasCompleted) {
            endTasks();
        }
        account().timers().after(STEP, () -> account().locked(this::advance));
    }

    private void endTasks() {
        wallClock.cancel();
        ready.clear();
        tasks.values().stream().filter(task -> task.is("running", "preparing")).forEach(Task::terminate);
    }

    /** Goes on with ending once nothing runs any more. */
    void advance() {
        if (!is("terminating", "deleting")
                || tasks.values().stream().anyMatch(task -> task.is("running", "preparing"))) {
            return;
        }
        boolean released = true;
        for (JobPreparation preparation : List.copyOf(preparations.values())) {
            released &= preparation.release();
        }
        if (released) {
            account().runs().execute(() -> {
                ProcessTree.end(mark(), null, 500);
                account().locked(this::end);
            });
        }
    }

    private void end() {
        if (deleting) {
            if (account().jobs().remove(BatchAccount.key(id()), this)) {
                account().ledger().add("job-deleted", path(), "");
                List<java.nio.file.Path> folders = account().pools().values().stream()
                        .flatMap(pool -> pool.nodes().values().stream())
                        .map(node -> node.folder().resolve("workitems").resolve(id()))
                        .toList();
                account().runs().execute(() -> folders.forEach(Folders::delete));
            }
        } else if (is("terminating")) {
            endTime = account().now();
            moveTo("completed");
        }
    }

    void nodeGone(Node node) {
        JobPreparation preparation = preparations.get(node.id());
        if (preparation != null) {
            preparation.nodeGone();
            advance();
        }
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        putIdentity(json);
        putState(json);
        spec.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("id")) {
                json.set(field.getKey(), field.getValue());
            }
        });
        ObjectNode execution = json.putObject("executionInfo");
        execution.put("startTime", creationTime().toString());
        Json.put(execution, "endTime", endTime);
        Json.put(execution, "poolId", poolId());
        Json.put(execution, "terminateReason", terminateReason);
        return json;
    }
}
