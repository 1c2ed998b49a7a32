package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** A job schedule: creates a job at each recurrence, one at a time. */
public final class JobSchedule extends Entity {
    private final ObjectNode spec;
    private Timers.Handle next = () -> {};
    private Instant nextRunTime;
    private Instant endTime;
    private Job recent;
    private String poolId;
    private int jobs;
    private boolean deleting;

    /** @param spec the validated request body; kept by the schedule */
    public JobSchedule(BatchAccount account, ObjectNode spec) {
        super(account, spec.get("id").asText(), "active");
        this.spec = spec;
    }

    @Override
    public String path() {
        return "jobschedules/" + id();
    }

    @Override
    String kind() {
        return "jobschedule";
    }

    public ObjectNode spec() {
        return spec;
    }

    String poolId() {
        return poolId;
    }

    void poolId(String id) {
        poolId = id;
    }

    /** Schedules the first run, or the run that was planned before. */
    public void begin() {
        Instant earliest = time("doNotRunUntil");
        Instant now = account().now();
        Instant planned = nextRunTime == null ? now : nextRunTime;
        plan(earliest != null && earliest.isAfter(planned) ? earliest : planned);
    }

    private Instant time(String name) {
        String text = Json.text(spec, "schedule", name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private void plan(Instant at) {
        next.cancel();
        Instant latest = time("doNotRunAfter");
        if (latest != null && at.isAfter(latest)) {
            nextRunTime = null;
            complete();
            return;
        }
        nextRunTime = at;
        refreshed();
        next = account().timers().at(at, () -> account().locked(this::run));
    }

    private void run() {
        if (!is("active")
                || recent != null && !recent.is("completed") && account().jobs().containsValue(recent)) {
            return;
        }
        ObjectNode jobSpec = Json.objectAt(spec, "jobSpecification").deepCopy();
        jobSpec.put("id", id() + ":job-" + ++jobs);
        Job job = new Job(account(), jobSpec);
        job.createdBy(this);
        account().jobs().put(BatchAccount.key(job.id()), job);
        recent = job;
        job.begin();
        Duration interval = Json.duration(spec, "schedule", "recurrenceInterval");
        if (interval == null) {
            nextRunTime = null;
            refreshed();
        } else {
            plan(nextRunTime.plus(interval));
        }
    }

    /** Runs a missed recurrence after a job of this schedule ended; completes the schedule if no run is left. */
    void jobEnded(Job job) {
        if (job != recent || !is("active")) {
            return;
        }
        refreshed();
        if (nextRunTime == null) {
            complete();
        } else if (!nextRunTime.isAfter(account().now())) {
            run();
        }
    }

    /** Returns its jobs that still exist. */
    public List<Job> jobs() {
        return account().jobs().values().stream()
                .filter(job -> job.schedule() == this)
                .toList();
    }

    /** Applies a change by the user. */
    public void changed() {
        modified();
        if (is("active")) {
            begin();
        }
    }

    public void disable() {
        next.cancel();
        moveTo("disabled");
        modified();
    }

    public void enable() {
        moveTo("active");
        modified();
        begin();
    }

    /** Terminates the schedule and its running job. */
    public void terminate() {
        next.cancel();
        if (recent != null) {
            recent.lifecycle().terminate("JobScheduleTerminated");
        }
        moveTo("terminating");
        account().runs().execute(() -> account().locked(this::complete));
    }

    /** Deletes the schedule and its jobs. */
    public void delete() {
        next.cancel();
        deleting = true;
        moveTo("deleting");
        jobs().stream().filter(job -> !job.is("deleting")).forEach(job -> job.lifecycle()
                .delete());
        account().runs().execute(() -> account().locked(this::complete));
    }

    private void complete() {
        if (spec.at("/jobSpecification/poolInfo/autoPoolSpecification") instanceof ObjectNode autoPool
                && poolId != null) {
            AutoPools.end(account(), autoPool, poolId);
        }
        if (deleting) {
            account().schedules().remove(BatchAccount.key(id()), this);
        } else {
            endTime = account().now();
            moveTo("completed");
        }
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        putIdentity(json);
        putState(json);
        json.setAll(spec);
        ObjectNode execution = json.putObject("executionInfo");
        Json.put(execution, "nextRunTime", is("active") ? nextRunTime : null);
        if (recent != null) {
            execution
                    .putObject("recentJob")
                    .put("id", recent.id())
                    .put("url", account().url() + "/" + recent.path());
        }
        Json.put(execution, "endTime", endTime);
        return json;
    }
}
