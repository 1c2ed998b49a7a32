package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.jenkins.RetryLog;
import io.jenkins.plugins.azurerender.pools.AutoPool;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.Optional;

/** Polls and collects one render while this Jenkins runs. Each call does a small part and returns when to call again. */
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

    private static final int MOST_LINES = 120;
    private static final long FETCH_WITHOUT_POLL_NANOS = 15_000_000_000L;

    private final RenderRecord record;
    private final FrameTable table;
    private final RenderLog log;
    private final JobMonitor watch;
    private final RenderProgress progress;
    private final PoolMonitor pool;
    private final RemoteLogins logins;
    private final PreemptionMonitor preemptions;
    private final FrameFetcher harvest;
    private final StallLimit stall;
    private final CloudSession cloud;
    private final RetryLog retries;
    private final FrameRetries rerender;
    private boolean disabledLogged;
    private volatile boolean fetching;
    private volatile boolean byController;
    private volatile long looked;

    RenderCollector(Run<?, ?> run, RenderRecord record, CollectRequest request, TaskListener listener)
            throws IOException {
        this.record = record;
        table = RenderAction.of(run).frames(record);
        log = new RenderLog(listener, MOST_LINES);
        FrameTasks tasks = new FrameTasks(record.plan(), table);
        watch = new JobMonitor(record, tasks);
        rerender = new FrameRetries(record, table, tasks, request.retries(), log);
        progress = new RenderProgress(log, table);
        pool = new PoolMonitor(record, log);
        preemptions = new PreemptionMonitor(run, record, log);
        logins = new RemoteLogins(request.remoteAccess(), record, table, log);
        harvest = new FrameFetcher(run, record, table, request, listener);
        stall = new StallLimit(request.stall(), record, table);
        cloud = new CloudSession(record, run);
        retries = new RetryLog(log);
    }

    /** Whether the next call fetches frames instead of polling the job. */
    boolean isFetching() {
        return fetching;
    }

    Next go(FilePath workspace) throws IOException, InterruptedException {
        if (record.isCollected()) {
            return Next.END; // restarted between the last frame and the end of the step
        }
        return fetching ? harvest(workspace) : look();
    }

    private Next harvest(FilePath workspace) throws IOException, InterruptedException {
        RenderCloud open = cloud.open();
        try {
            harvest.next(open, byController ? null : workspace);
        } catch (IOException | RequestAbortedException x) { // the latter is thrown if the agent is lost
            if (workspace == null || byController || Failures.isKnown(x)) {
                throw x;
            }
            byController = true; // the next call tries again
            log.line("frames", "the agent cannot fetch frames, so the controller does (%s)".formatted(x.getMessage()));
        }
        stall.moved();
        fetching = table.count(FrameState.DONE) > 0 && System.nanoTime() - looked < FETCH_WITHOUT_POLL_NANOS;
        return Next.AT_ONCE;
    }

    private Next look() throws IOException {
        RenderCloud open = cloud.open();
        watch.look(open.batch());
        looked = System.nanoTime();
        AutoPool.learn(record, watch.job(), log);
        progress.report(watch.counts());
        logins.report(open.batch());
        preemptions.look(open.batch(), watch.counts());
        if (table.count(FrameState.DONE) > 0) {
            fetching = true;
            return Next.AT_ONCE;
        }
        if (watch.ended()) {
            failUnfinishedFrames();
            AutoPool.tellEnd(record, open.batch(), log);
            return Next.END;
        }
        if (rerender.send(open)) {
            stall.moved();
            return Next.SOON;
        }
        if (isComplete(open)) {
            if (rerender.sendLast(open)) {
                return Next.SOON;
            }
            open.batch().endWithLastTask(record.getJobId());
            AutoPool.tellEnd(record, open.batch(), log);
            return Next.END;
        }
        boolean news = watch.changed();
        if (news) {
            stall.moved();
        }
        stall.check(open.batch(), watch.counts());
        if (watch.job().disabled()) {
            logDisabled();
        } else if (watch.isStalled()) {
            news |= pool.look(open.batch());
        }
        return news || watch.counts().running() > 0 ? Next.SOON : Next.LATER;
    }

    private void logDisabled() {
        if (!disabledLogged) {
            log.line("job", record.getJobId() + " was disabled outside Jenkins: waiting until it is enabled again");
            disabledLogged = true;
        }
    }

    /** Whether all tasks have ended, according to the tasks themselves, because counts may be outdated. */
    private boolean isComplete(RenderCloud open) throws IOException {
        return watch.seemsDone()
                && table.isEnded()
                && !rerender.isPending()
                && !open.batch().hasTasksLeft(record.getJobId());
    }

    /** Marks unfinished frames as failed after the job has ended. */
    private void failUnfinishedFrames() throws IOException {
        String why = watch.endedEarly();
        if (!why.isEmpty()) {
            log.line("job", "%s was terminated early: %s".formatted(record.getJobId(), why));
        }
        Failure failure = new Failure(
                watch.job().reason().equals(TIME_LIMIT) ? FailureClass.TIME_LIMIT : FailureClass.ENDED,
                why.isEmpty() ? "was not rendered" : "was not rendered: the job was terminated early");
        table.put(table.rows().stream()
                .filter(row -> !row.state().isEnd())
                .map(row -> row.failed(FrameState.FAILED, failure))
                .toList());
    }

    /** Whether to poll again after a problem; if so, it has been logged. */
    boolean retriesAfter(Throwable problem) {
        fetching = false;
        boolean reused = cloud.drop();
        if (reused && Failures.refused(problem)) {
            return true; // the key may have been changed since it was read
        }
        Optional<AzureException> failure = AzureException.in(problem).filter(AzureException::retryable);
        failure.ifPresent(retries::log);
        return failure.isPresent();
    }

    String describe() {
        return watch.counts() == null ? "starting" : progress.describe(watch.counts());
    }
}
