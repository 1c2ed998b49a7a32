package io.jenkins.plugins.azurerender.emulator.state;

import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.ProcessFilter;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The life cycle of a job: disable, enable, terminate, delete. */
public final class JobLifecycle {
    private static final Duration STEP = Duration.ofMillis(30);

    private final Job job;
    private final BatchAccount account;
    private Instant endTime;
    private String reason;
    private boolean deleting;
    private boolean cleaning;

    JobLifecycle(Job job) {
        this.job = job;
        this.account = job.account();
    }

    Instant endTime() {
        return endTime;
    }

    String reason() {
        return reason;
    }

    /** Checks whether the last task has completed, unless a switch suppresses it. */
    void notice() {
        if (!account.switches().isOn("missing-events")) {
            checkAllComplete();
        }
    }

    void checkAllComplete() {
        boolean terminates = "terminatejob".equalsIgnoreCase(Json.text(job.spec(), "onAllTasksComplete"));
        if (terminates && job.is("active") && job.counts().allCompleted()) {
            terminate("AllTasksComplete");
        }
    }

    /** Stops scheduling; running tasks are requeued, terminated, or waited for. */
    public void disable(String tasks) {
        job.moveTo("disabling");
        String option = tasks.toLowerCase(Locale.ROOT);
        for (Task task : running()) {
            if (option.equals("terminate")) {
                task.lifecycle().terminate();
            } else if (option.equals("requeue")) {
                task.lifecycle().requeueByUser();
            }
        }
        account.timers().after(STEP, () -> account.locked(this::advance));
    }

    /** Resumes scheduling. */
    public void enable() {
        job.moveTo("enabling");
        account.timers()
                .after(
                        STEP,
                        () -> account.locked(() -> {
                            if (job.is("enabling")) {
                                job.moveTo("active");
                                account.scheduler().wake();
                                checkAllComplete();
                            }
                        }));
    }

    /** Ends the job: running tasks are terminated, active tasks stay active, release tasks run. */
    public void terminate(String why) {
        if (!job.is("terminating", "completed", "deleting")) {
            reason = why;
            job.moveTo("terminating");
            endTasks();
        }
    }

    /** Ends the job like {@link #terminate} and then removes it. */
    public void delete() {
        deleting = true;
        boolean wasCompleted = job.is("completed");
        job.moveTo("deleting");
        if (wasCompleted) {
            account.timers().after(STEP, () -> account.locked(this::clean));
        } else {
            endTasks();
        }
    }

    private void endTasks() {
        job.stopWatching();
        running().forEach(task -> task.lifecycle().terminate());
        account.timers().after(STEP, () -> account.locked(this::advance));
    }

    private List<Task> running() {
        return job.tasks().values().stream()
                .filter(task -> task.is("running", "preparing"))
                .toList();
    }

    /** Continues the current transition once no task runs any more. */
    void advance() {
        if (!job.is("terminating", "deleting", "disabling")) {
            return;
        }
        if (job.counts().running() > 0) {
            return;
        }
        if (job.is("disabling")) {
            job.moveTo("disabled");
            return;
        }
        boolean released = true;
        for (JobPreparation preparation : List.copyOf(job.preparations().values())) {
            released &= preparation.release();
        }
        if (released) {
            clean();
        }
    }

    /** Ends processes that tasks left behind. */
    private void clean() {
        if (!cleaning) {
            cleaning = true;
            ProcessFilter all = new ProcessFilter(job.mark(), folders());
            boolean any = job.ranProcesses();
            account.runs().execute(() -> {
                if (any) {
                    ProcessTree.end(all, null, 500);
                }
                account.locked(this::end);
            });
        }
    }

    private void end() {
        cleaning = false;
        AutoPools.end(job);
        if (deleting) {
            remove();
        } else if (job.is("terminating")) {
            endTime = account.now();
            job.moveTo("completed");
            account.schedules().values().forEach(schedule -> schedule.jobEnded(job));
        }
    }

    private Stream<Node> nodes() {
        return account.pools().values().stream().flatMap(pool -> pool.nodes().values().stream());
    }

    private List<Path> folders() {
        return nodes().map(node -> node.folder().resolve("workitems").resolve(job.id()))
                .toList();
    }

    private void remove() {
        if (account.jobs().remove(BatchAccount.key(job.id()), job)) {
            account.ledger().add("job-deleted", job.path(), "");
            job.tasks().values().forEach(task -> task.lifecycle().endRetention());
            account.schedules().values().forEach(schedule -> schedule.jobEnded(job));
            nodes().forEach(node -> node.preparations().remove(job));
            List<Path> folders = folders();
            account.runs().execute(() -> folders.forEach(Folders::delete));
        }
    }
}
