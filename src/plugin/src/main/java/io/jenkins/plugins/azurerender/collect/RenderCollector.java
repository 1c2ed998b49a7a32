package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.frames.WorkspaceFolder;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.jenkins.RetryLog;
import io.jenkins.plugins.azurerender.pools.AutoPool;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.Optional;

/** Polls and collects one render. Each call does a small part of the work and returns when to call again. */
final class RenderCollector {

    /** When to call again. */
    enum Next {
        AT_ONCE,
        SOON,
        LATER,
        /** Never: the render has ended. */
        END
    }

    /** The terminateReason of a job that exceeded its time limit (REST API, JobExecutionInformation). */
    private static final String TIME_LIMIT = "MaxWallClockTimeExpiry";

    private static final int MAX_LINES = 120;
    private static final long FETCH_WITHOUT_POLL_NANOS = 15_000_000_000L;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;
    private final CollectRequest request;
    private final TaskListener listener;
    private final DownloadPlace place;
    private final WorkspaceFolder into;
    private final RenderLog log;
    private final JobMonitor job;
    private final RenderProgress progress;
    private final PoolMonitor pool;
    private final RemoteLogins logins;
    private final PreemptionMonitor preemptions;
    private final FrameFetcher fetcher;
    private final StallLimit stall;
    private final CloudSession cloud;
    private final RetryLog retryLog;
    private final FrameRetries frameRetries;
    private final RenderStop stop;
    private final ControlMonitor controls;
    private final ScoutMonitor scouts;
    private final EqualFailures equalFailures;
    private final BudgetMonitor budget;
    private volatile boolean fetching;
    private volatile long lastPoll;

    RenderCollector(Run<?, ?> run, RenderRecord record, CollectRequest request, TaskListener listener)
            throws IOException {
        this(
                run,
                record,
                reopened(RenderAction.of(run).frames(record), record),
                request,
                listener,
                new DownloadPlace(new RenderLog(listener)),
                new WorkspaceFolder(run, record, request.into(), request.archive()));
    }

    private RenderCollector(
            Run<?, ?> run,
            RenderRecord record,
            FrameTable table,
            CollectRequest request,
            TaskListener listener,
            DownloadPlace place,
            WorkspaceFolder into) {
        this.run = run;
        this.record = record;
        this.table = table;
        this.request = request;
        this.listener = listener;
        this.place = place;
        this.into = into;
        log = new RenderLog(listener, MAX_LINES);
        FrameTasks tasks = new FrameTasks(record.batchTasks(), table);
        job = new JobMonitor(record, tasks);
        frameRetries = new FrameRetries(record, table, tasks, request.retries(), log);
        stop = new RenderStop(run, record, table, log);
        controls = new ControlMonitor(run, record, frameRetries, log);
        budget = new BudgetMonitor(
                run, record, table, tasks, frameRetries, stop, log, () -> System.currentTimeMillis() / 1000);
        scouts = new ScoutMonitor(record, table, tasks, frameRetries, log);
        progress = new RenderProgress(log, table, request.collected(), scouts::waiting);
        equalFailures = new EqualFailures(record, table);
        pool = new PoolMonitor(record, log);
        preemptions = new PreemptionMonitor(run, record, log);
        logins = new RemoteLogins(request.remoteAccess(), record, table, log);
        fetcher = new FrameFetcher(run, record, table, request, into, listener);
        stall = new StallLimit(request.stall(), record, table);
        cloud = new CloudSession(record, run);
        retryLog = new RetryLog(log);
    }

    /** A collect step after an aborted one still archives the frames whose tasks had ended. */
    private static FrameTable reopened(FrameTable table, RenderRecord record) throws IOException {
        if (!record.isCollected()) {
            table.reopen();
        }
        return table;
    }

    /**
     * Returns a collector to use instead of this one, which a thread that was given up may still change. Everything but the
     * place of the downloads and of their copies is read again from the build and from Batch.
     */
    RenderCollector successor() {
        return new RenderCollector(run, record, table, request, listener, place, into);
    }

    /** @param workspace on the agent that downloads files; null to use the controller */
    void setAgent(FilePath workspace) {
        place.setAgent(workspace);
        into.setDirectory(workspace);
    }

    /** The folder of the workspace for copies, also if the controller downloads. */
    WorkspaceFolder into() {
        return into;
    }

    /** Returns the workspace on the agent; null to use the controller, as after a failure of the agent. */
    FilePath workspace() {
        return place.workspace();
    }

    /** Returns the workspace on the agent that downloads files or to which they are copied; null if no agent is used. */
    FilePath agent() {
        FilePath workspace = place.workspace();
        return workspace == null ? into.target() : workspace;
    }

    /** Whether the next call fetches frames instead of polling the job. */
    boolean isFetching() {
        return fetching;
    }

    /** Polls the job once or fetches some frames. */
    Next next() throws IOException, InterruptedException {
        if (record.isCollected()) {
            return Next.END; // restarted between the last frame and the end of the step
        }
        return fetching ? fetch() : poll();
    }

    private Next fetch() throws IOException, InterruptedException {
        RenderCloud open = cloud.open();
        FilePath workspace = place.workspace();
        try {
            fetcher.next(open, workspace);
        } catch (IOException | RequestAbortedException x) { // the latter is thrown if the agent is lost
            if (workspace == null || Failures.isKnown(x)) {
                throw x;
            }
            place.leaveAgent(x); // the next call fetches the same frames on the controller
        }
        place.succeeded();
        stall.reset();
        stopAfterEqualFailures(open);
        fetching = table.count(FrameState.DONE) > 0 && System.nanoTime() - lastPoll < FETCH_WITHOUT_POLL_NANOS;
        return Next.AT_ONCE;
    }

    private Next poll() throws IOException {
        RenderCloud open = cloud.open();
        controls.begin();
        job.poll(open.batch());
        lastPoll = System.nanoTime();
        stop.repeat(open.batch(), job.job());
        controls.poll(open, job.job());
        AutoPool.recordId(record, job.job(), log);
        progress.report(job.counts());
        logins.report(open.batch());
        preemptions.poll(open.batch(), job.counts());
        if (!job.ended() && !job.job().terminating()) {
            budget.poll(open.batch());
        }
        if (table.count(FrameState.DONE) > 0) {
            fetching = true;
            return Next.AT_ONCE;
        }
        if (job.ended()) {
            endUnfinishedFrames();
            AutoPool.logDeletion(record, open.batch(), log);
            return Next.END;
        }
        if (stop.isRequested() || stopAfterEqualFailures(open)) {
            return Next.SOON;
        }
        controls.requeue(open);
        Optional<String> failure = scouts.failure();
        if (failure.isPresent()) {
            stop.request(open.batch(), failure.get());
            return Next.SOON;
        }
        boolean released = scouts.release(open);
        if (frameRetries.send(open) || released) {
            stall.reset();
            return Next.SOON;
        }
        if (isComplete(open)) {
            if (frameRetries.sendLast(open)) {
                return Next.SOON;
            }
            endJob(open);
            AutoPool.logDeletion(record, open.batch(), log);
            return Next.END;
        }
        boolean changed = job.changed();
        if (changed) {
            stall.reset();
        }
        stall.check(open.batch(), job.job(), job.counts());
        if (!job.job().disabled() && job.isStalled()) {
            changed |= pool.poll(open);
        }
        return changed || job.counts().running() > 0 ? Next.SOON : Next.LATER;
    }

    /** A disabled job does not end with its last task; it is terminated with the reason that Batch itself would report. */
    private void endJob(RenderCloud open) throws IOException {
        if (job.job().disabled() || record.controls().mayBePaused()) {
            open.batch().terminateJob(record.getBatchJob(), JobMonitor.ALL_TASKS_COMPLETE);
        } else {
            open.batch().endWithLastTask(record.getBatchJob());
        }
    }

    /** Stops the render if its frames fail in the same way and any are left; returns whether it did. */
    private boolean stopAfterEqualFailures(RenderCloud open) throws IOException {
        if (table.isEnded() && !frameRetries.isPending()) {
            return false;
        }
        Optional<String> reason = equalFailures.reason();
        if (reason.isPresent()) {
            stop.request(open.batch(), reason.get());
        }
        return reason.isPresent();
    }

    /** Whether all tasks have ended, according to the tasks themselves, because counts may be outdated. */
    private boolean isComplete(RenderCloud open) throws IOException {
        return job.seemsDone()
                && table.isEnded()
                && !frameRetries.isPending()
                && !open.batch().hasTasksLeft(record.getBatchJob());
    }

    /** Marks unfinished frames after the job has ended: not rendered after a stop, canceled after a termination, or failed. */
    private void endUnfinishedFrames() throws IOException {
        if (stop.endFrames()) {
            return;
        }
        String canceled = RenderTermination.reasonOf(job.job().reason());
        if (!canceled.isEmpty()) {
            cancelEndedTasks();
            RenderTermination.cancelFrames(record, run, canceled, log);
            return;
        }
        String reason = job.endedEarly();
        if (!reason.isEmpty()) {
            log.line("job", "%s was terminated early: %s".formatted(record.getBatchJob(), reason));
        }
        Failure failure = new Failure(
                job.job().reason().equals(TIME_LIMIT) ? FailureClass.TIME_LIMIT : FailureClass.ENDED,
                reason.isEmpty() ? "was not rendered" : "was not rendered: the job was terminated early");
        table.put(table.rows().stream()
                .filter(row -> !row.state().isEnd())
                .map(row -> row.failed(FrameState.FAILED, failure))
                .toList());
    }

    /** Batch reports a task that ran when its job was terminated in the same way as one that reached a time limit. */
    private void cancelEndedTasks() throws IOException {
        table.put(table.rows().stream()
                .filter(row -> row.state().isBad() && row.failureClass() == FailureClass.TIME_LIMIT)
                .map(FrameRow::canceled)
                .toList());
    }

    /**
     * Whether to continue after a problem; if so, it has been logged.
     *
     * @param completing whether it occurred after the last poll, when the render is completed
     */
    boolean retriesAfter(Throwable problem, boolean completing) {
        boolean downloading = completing || fetching;
        fetching = false;
        boolean reused = cloud.drop();
        if (reused && Failures.refused(problem)) {
            return true; // the key may have been changed since it was read
        }
        if (problem instanceof DeadlineException late) {
            return retriesLate(late, downloading);
        }
        Optional<AzureException> failure = AzureException.in(problem).filter(AzureException::retryable);
        failure.ifPresent(retryLog::log);
        return failure.isPresent();
    }

    /** Polls are repeated without a limit; downloads are not. */
    private boolean retriesLate(DeadlineException late, boolean downloading) {
        if (downloading && place.leaveAgent(late)) {
            return true;
        }
        if (downloading && !place.retriesOnController(late)) {
            return false;
        }
        log.line("tasks", "A call %s. Trying again.".formatted(late.getMessage()));
        return true;
    }

    String describe() {
        String paused =
                record.controls().pause().map(pause -> pause.describe() + ", ").orElse("");
        return job.counts() == null ? "starting" : paused + progress.describe(job.counts());
    }
}
