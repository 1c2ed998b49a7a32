package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Polls a job until it has ended, and collects its frames as they are rendered. After a restart it continues with the
 * saved request; everything else is read from the build and from Batch.
 */
public final class CollectExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(CollectExecution.class.getName());

    /** If Batch is unreachable for this time after an abort, the build ends and the termination is retried in the background. */
    private static final Duration ABORT_TIMEOUT = Duration.ofSeconds(8);

    private final CollectRequest request;
    /** Job ids that the step names; empty if it selects the renders itself. */
    private final ArrayList<String> named;
    /** Job ids of the renders, which are collected one after another. */
    private ArrayList<String> jobs;
    /** Results of the renders that are collected; replaced and never changed, because Jenkins may be saving it. */
    private volatile ArrayList<Map<String, Object>> results = new ArrayList<>();
    /** Number of renders whose collect has ended. */
    private int collected;
    /** The first failure of a render; the step fails with it after it has collected the others. */
    private Throwable firstFailure;
    /** The account of the current render; empty if it was skipped. */
    private String account = "";

    /** Whether the renders were selected. */
    private volatile boolean begun;

    /** Id of the render that no other build can collect now; null before the first. */
    private transient volatile String reserved;

    private transient volatile String status;
    private transient volatile RenderCollector collector;
    /** No more polls: the next attempt completes the render. */
    private transient volatile boolean complete;
    /** Why the step fails after an attempt that shows the frames collected so far; null if it does not. */
    private transient volatile Throwable failure;

    private transient PollInterval interval;

    /** @param named ids of the renders to collect; empty for the open ones of the branch */
    public CollectExecution(StepContext context, List<String> named, CollectRequest request) {
        super(context);
        this.named = new ArrayList<>(named);
        this.jobs = new ArrayList<>(named);
        this.request = request;
    }

    @Override
    protected void prepare() throws Exception {
        status = "starting";
        RenderAction renders = RenderAction.of(getContext().get(Run.class));
        if (!renders.needsTakeover(named)) {
            begin(renders, named);
        }
    }

    private void begin(RenderAction renders, List<String> ids) throws IOException, InterruptedException {
        jobs = new ArrayList<>(renders.beginCollect(ids, PipelineBranch.of(getContext()), this));
        begun = true;
        account = account(renders);
    }

    /** Does what reads other builds: takes over the renders of the build that this one restarts. */
    private void takeOver(RenderAction renders) throws IOException, InterruptedException {
        if (!begun) {
            List<String> refused = renders.takeOver(named, this);
            List<String> others =
                    named.stream().filter(id -> !refused.contains(id)).toList();
            if (!refused.isEmpty()) {
                refuse(refused, named.isEmpty() ? renders.isEmpty() : others.isEmpty());
            }
            begin(renders, others);
            getContext().saveState();
        }
        String id = jobId();
        Optional<RenderRecord> render = renders.find(id);
        if (!id.equals(reserved) && render.isPresent()) {
            if (!renders.reserve(render.get(), this)) {
                throw refusal(id);
            }
            reserved = id;
        }
    }

    /** Fails the step, at once if no other render is left, because another build collects these. */
    private void refuse(List<String> ids, boolean all) throws IOException, InterruptedException {
        firstFailure = refusal(ids.get(0));
        if (all) {
            throw refusal(ids.get(0));
        }
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        ids.forEach(id -> log.line("frames", "ERROR: " + refusal(id).getMessage()));
    }

    private static AbortException refusal(String id) {
        return new AbortException("Another build is collecting render %s: wait until it has ended.".formatted(id));
    }

    private String account(RenderAction renders) {
        return renders.find(jobId()).map(RenderRecord::getAccount).orElse("");
    }

    /** The render that is collected now. */
    private synchronized String jobId() {
        return jobs.get(Math.min(collected, jobs.size() - 1));
    }

    @Override
    public void onResume() {
        try {
            RenderAction.of(getContext().get(Run.class)).resumeCollect(jobs, PipelineBranch.of(getContext()), this);
        } catch (IOException | InterruptedException x) {
            LOGGER.log(Level.FINE, x, () -> "Other steps may collect " + jobs);
        }
        super.onResume();
    }

    @Override
    protected void ended() {
        endPolls();
        try {
            RenderAction.of(getContext().get(Run.class)).endCollect(this);
        } catch (IOException | InterruptedException x) {
            LOGGER.log(Level.FINE, x, () -> "No other step can collect " + jobs);
        }
    }

    @Override
    protected Peers peers() {
        RenderCollector now = collector;
        return fetches()
                ? CloudSession.peers(account).and(now == null ? null : now.agent())
                : Peers.of(RenderCloud.batchUrl(account));
    }

    @Override
    protected Future<?> submit(Runnable work, Consumer<DeadlineException> onGivenUp) {
        return fetches()
                ? RenderExecutors.get().fetch(peers(), work, onGivenUp)
                : RenderExecutors.get().poll(peers(), work, onGivenUp);
    }

    private boolean fetches() {
        RenderCollector now = collector;
        return complete || failure != null || now != null && now.isFetching();
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        if (failure != null) {
            showPartialResult();
            endRender(jobId(), null, failure);
            return;
        }
        takeOver(RenderAction.of(run));
        Optional<SkippedRender> skipped = RenderAction.of(run).findSkipped(jobId());
        if (skipped.isPresent()) {
            endRender(skipped.get().getJobId(), SkippedCollect.end(skipped.get(), run, listener), null);
            return;
        }
        RenderRecord record = record(run);
        if (collector == null) {
            if (jobs.size() > 1) {
                new RenderLog(listener)
                        .line(
                                "render",
                                "%s of %s: %s, %s"
                                        .formatted(number(), jobs.size(), record.getName(), record.getJobId()));
            }
            collector = new RenderCollector(run, record, request, listener);
        }
        RenderCollector now = collector;
        now.setAgent(workspace());
        if (complete) {
            complete(run, record, listener, now);
            return;
        }
        PollInterval polls = interval();
        RenderCollector.Next next = now.next();
        status = now.describe();
        switch (next) {
            case END -> {
                if (now == collector) { // else this attempt was given up
                    complete = true;
                }
                polls.end();
                schedule(0);
            }
            case AT_ONCE -> schedule(0);
            case SOON -> schedule(polls.shortest());
            default -> schedule(polls.longer());
        }
    }

    private synchronized PollInterval interval() {
        if (interval == null) {
            interval = PolledJobs.begin();
        }
        return interval;
    }

    /** Number of the current render, starting at 1. */
    private synchronized int number() {
        return collected + 1;
    }

    private void complete(Run<?, ?> run, RenderRecord record, TaskListener listener, RenderCollector now)
            throws Exception {
        FrameTable table = RenderAction.of(run).frames(record);
        Map<String, Object> result = new RenderCompletion(run, record, table, request, listener)
                .end(RenderCloud.open(record.getAccount(), record.submitter(run)), now.workspace(), now.into());
        if (record.getFramesDone() < table.size()) {
            run.setResult(Result.UNSTABLE); // with onIncomplete FAILURE, an exception was thrown
        }
        endRender(record.getJobId(), result, null);
    }

    /**
     * Continues with the next render, or ends the step after the last. A render that fails does not keep the frames of the
     * others from being collected.
     *
     * @param id the render that has ended; an attempt that was given up may have ended it before
     */
    private void endRender(String id, Map<String, Object> result, Throwable problem) throws Exception {
        if (jobs.size() == 1 && firstFailure == null) {
            if (problem == null) {
                finish(result);
            } else {
                fail(problem);
            }
            return;
        }
        Throwable known = problem == null ? null : Failures.forUser(problem);
        if (startNext(id, result, known)) {
            if (known != null) {
                new RenderLog(getContext().get(TaskListener.class))
                        .line("frames", "ERROR: %s: %s".formatted(id, known.getMessage()));
            }
            account = account(RenderAction.of(getContext().get(Run.class)));
            getContext().saveState();
        }
        if (hasNext()) {
            schedule(0);
        } else if (firstFailure == null) {
            finish(RenderSummary.ofAll(results));
        } else {
            fail(firstFailure);
        }
    }

    /** Leaves a render with its result or problem; returns whether it was the current one. */
    private synchronized boolean startNext(String id, Map<String, Object> result, Throwable problem) {
        if (!hasNext() || !jobId().equals(id)) {
            return false;
        }
        // Before the number, because Jenkins can save the step at any time.
        if (problem == null) {
            results =
                    Stream.concat(results.stream(), Stream.of(result)).collect(Collectors.toCollection(ArrayList::new));
        } else if (firstFailure == null) {
            firstFailure = problem;
        }
        collected++;
        collector = null;
        complete = false;
        failure = null;
        endPolls();
        interval = null;
        return true;
    }

    private synchronized boolean hasNext() {
        return collected < jobs.size();
    }

    /** Returns the workspace on the agent; null outside a node block, and if the agent is offline. */
    private FilePath workspace() throws InterruptedException {
        try {
            return getContext().get(FilePath.class);
        } catch (IOException x) {
            return null;
        }
    }

    private RenderRecord record(Run<?, ?> run) throws AbortException {
        return RenderAction.of(run)
                .find(jobId())
                .orElseThrow(() -> new AbortException("Render %s is not recorded in this build.".formatted(jobId())));
    }

    /** Polls again after a transient error, without a limit: a failed poll is not a failed render. */
    @Override
    protected boolean continuesAfter(Throwable problem) {
        RenderCollector now = collector;
        if (now != null && failure == null && now.retriesAfter(problem, complete)) {
            if (problem instanceof DeadlineException late && late.isRunning()) {
                collector = now.successor();
            }
            schedule(interval().longer());
            return true;
        }
        boolean notPolled = now == null && failure == null;
        if (notPolled && problem instanceof DeadlineException) {
            schedule(interval().longer());
            return true;
        }
        endPolls();
        if (failure != null) {
            fail(failure);
            return true;
        }
        if (begun && (now != null || jobs.size() > 1)) {
            failure = problem;
            schedule(0);
            return true;
        }
        return false;
    }

    /** After an error that fails the step, writes the contact sheet and test results for the collected frames. */
    private void showPartialResult() {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            RenderRecord record = record(run);
            RenderCollector now = collector;
            if (now != null && !record.isCollected()) {
                now.setAgent(workspace());
                FrameTable table = RenderAction.of(run).frames(record);
                new RenderCompletion(run, record, table, request, getContext().get(TaskListener.class))
                        .show(now.workspace());
            }
        } catch (Exception x) {
            LOGGER.log(Level.FINE, x, () -> "Cannot archive the contact sheet and test results of " + jobId());
        }
    }

    /** Terminates the job without waiting for a running poll or download, because rendering costs money. */
    @Override
    protected void terminate() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        RenderAction renders = RenderAction.of(run);
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        IOException problem = null;
        for (String id : jobs) {
            Optional<RenderRecord> record = renders.find(id);
            try {
                if (record.isPresent()
                        && !record.get().isCollected()
                        && renders.reserve(record.get(), this)) { // else another build collects it
                    RenderTermination.of(record.get(), run, abortReason(), log, ABORT_TIMEOUT);
                }
            } catch (IOException x) {
                if (problem == null) {
                    problem = x;
                } else {
                    problem.addSuppressed(x);
                }
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private synchronized void endPolls() {
        if (interval != null) {
            interval.end();
        }
    }

    @Override
    public String getStatus() {
        String current = status;
        return "waiting for " + (jobs.isEmpty() ? "the renders of a restarted build" : jobId())
                + (current == null ? "" : ": " + current);
    }
}
