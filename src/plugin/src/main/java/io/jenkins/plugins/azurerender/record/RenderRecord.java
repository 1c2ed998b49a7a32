package io.jenkins.plugins.azurerender.record;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.RenderName;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One render of a build, with the data needed to continue it after a restart. It is saved before the first request to
 * Azure, so that each resource belongs to a known render.
 */
public final class RenderRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String jobId;
    private boolean autoPool;
    private String batchJob;
    private String jobFrames;
    private int completedIn;
    private int submittedIn;
    private String pool;
    private final RenderSettings settings;
    private String fingerprint;
    private boolean licenses;
    private boolean resources;
    private long accessUntil;
    private int timeLimitHours;
    private int maxTimeLimitHours;
    private final RenderControls controls = new RenderControls();
    private int pausedDedicatedNodes;
    private int pausedSpotNodes;
    private boolean submitted;
    private boolean collected;
    private int framesDone;
    private int framesRequested;
    private long nodeSeconds;
    private double pricePerNodeHour;
    private double nodesPerTask = 1;
    // Not a RenderBudget, because Jenkins cannot read records from the file of a build.
    private double maxNodeHours;
    private double maxCost;
    private RenderBudget.Action budgetAction = RenderBudget.Action.FINISH;
    private boolean budgetWarned;
    private long archivedBytes;
    private boolean outputKept;
    private String contactSheet;
    private String name;
    private String sheet;
    private String report = "";
    private String cancellation = "";
    private String terminationProblem = "";
    private String stop = "";
    private List<Integer> endedBeforeStop = new ArrayList<>();
    private int stopAfter;
    private int taskMinutes;
    private boolean finishing;
    private final Preemptions preemptions;

    /**
     * @param jobId id of the render and of its first Batch job, and name of the container for its frames
     * @param pool id of its pool; null for an auto pool
     */
    public RenderRecord(String account, String jobId, String pool, RenderSettings settings) {
        this.account = account;
        this.jobId = jobId;
        this.autoPool = pool == null;
        this.pool = pool;
        this.settings = settings;
        this.preemptions = new Preemptions(System.currentTimeMillis());
    }

    /** A copy for a build that restarts {@code build}. */
    private RenderRecord(RenderRecord other, int build) {
        this(other.account, other.jobId, other.pool, other.settings);
        synchronized (other) {
            autoPool = other.autoPool;
            batchJob = other.batchJob;
            jobFrames = other.jobFrames;
            accessUntil = other.accessUntil;
            timeLimitHours = other.timeLimitHours;
            maxTimeLimitHours = other.maxTimeLimitHours;
            controls.copy(other.controls);
            pausedDedicatedNodes = other.pausedDedicatedNodes;
            pausedSpotNodes = other.pausedSpotNodes;
            submitted = other.submitted;
            licenses = other.licenses;
            resources = other.resources;
            fingerprint = other.fingerprint;
            pricePerNodeHour = other.pricePerNodeHour;
            nodesPerTask = other.nodesPerTask;
            maxNodeHours = other.maxNodeHours;
            maxCost = other.maxCost;
            budgetAction = other.budgetAction;
            budgetWarned = other.budgetWarned;
            finishing = other.finishing;
            outputKept = other.outputKept;
            name = other.name;
            sheet = other.sheet;
            stop = other.stop;
            endedBeforeStop = new ArrayList<>(other.endedBeforeStop);
            stopAfter = other.stopAfter;
            taskMinutes = other.taskMinutes;
            submittedIn = other.submittedIn == 0 ? build : other.submittedIn;
        }
    }

    public String getAccount() {
        return account;
    }

    public String getJobId() {
        return jobId;
    }

    /** Id of its current Batch job: the job id, unless an attempt of {@code retry} renders the missing frames in another one. */
    public synchronized String getBatchJob() {
        return batchJob == null ? jobId : batchJob;
    }

    /** The tasks of its current Batch job. */
    public synchronized List<RenderTask> batchTasks() {
        if (jobFrames == null) {
            return plan().tasks();
        }
        if (!jobFrames.isEmpty()) {
            return settings.withFrames(jobFrames).plan().tasks();
        }
        return plan().tasks().stream()
                .filter(task -> task.role() == RenderTask.Role.AFTER)
                .map(task -> new RenderTask(task.id(), task.role(), task.frames(), List.of()))
                .toList();
    }

    /**
     * Continues the render in another Batch job. Must be saved before the first request to create it.
     *
     * @param frames the frames to render; empty if only the task after the frames must run
     * @param poolId id of its pool; null for an auto pool
     */
    public synchronized void continueIn(String job, String frames, String poolId) {
        batchJob = job;
        jobFrames = frames;
        autoPool = poolId == null;
        pool = poolId;
        accessUntil = 0;
        controls.clear();
        markPausedNodes(0, 0);
        submitted = false;
        collected = false;
        licenses = false;
        cancellation = "";
        terminationProblem = "";
        stop = "";
        endedBeforeStop = new ArrayList<>();
        finishing = false;
    }

    /** Whether an attempt of {@code retry} continues it in another Batch job than its first. */
    public synchronized boolean isContinued() {
        return batchJob != null;
    }

    /** Allows a collect step to continue with the current Batch job. */
    public synchronized void reopen() {
        collected = false;
        cancellation = "";
    }

    /** Whether all frames and all files of the task after the frames are archived. */
    public synchronized boolean isComplete() {
        return completedIn != 0;
    }

    /** Number of the build that archived them. */
    synchronized int getCompletedIn(int unknown) {
        return completedIn == 0 ? unknown : completedIn;
    }

    synchronized void markComplete(int build, int frames) {
        completedIn = build;
        framesDone = frames;
    }

    /**
     * Returns the render for a build that restarts the one that submitted it.
     *
     * @param build number of the restarted build
     */
    RenderRecord takenOver(int build) {
        return new RenderRecord(this, build);
    }

    /** Whether another build submitted it, which this one restarts. */
    public synchronized boolean isTakenOver() {
        return submittedIn != 0;
    }

    /**
     * Returns the build that submitted it, to which its resources in Azure belong.
     *
     * @param run the build of this record
     * @throws AbortException when that build was deleted
     */
    public Run<?, ?> submitter(Run<?, ?> run) throws AbortException {
        int number;
        synchronized (this) {
            number = submittedIn;
        }
        Run<?, ?> build = number == 0 ? run : run.getParent().getBuildByNumber(number);
        if (build == null) {
            throw new AbortException("Build #%s, which submitted render %s, was deleted: start the whole Pipeline."
                    .formatted(number, jobId));
        }
        return build;
    }

    /** Name in the build, part of the names of its artifacts. */
    public synchronized String getName() {
        return name == null ? RenderName.of(plan()) : name;
    }

    /** Artifact name of the contact sheet that its collect step writes. */
    public synchronized String getSheet() {
        return sheet == null ? "contact-sheet.html" : sheet;
    }

    /** Must be called before the render is saved. */
    synchronized void markName(String unique, String page) {
        name = unique;
        sheet = page;
    }

    /** Artifact name of the JUnit report with its frames; empty for none. */
    public synchronized String getReport() {
        return report;
    }

    public synchronized void markReport(String file) {
        report = file;
    }

    /** Id of its pool; null until Batch has created the auto pool. */
    public synchronized String getPool() {
        return pool;
    }

    /** Whether it has an auto pool, which Batch creates and deletes with the job. */
    public synchronized boolean hasAutoPool() {
        return autoPool;
    }

    /** @param pool id of the auto pool that Batch created */
    public synchronized void markPool(String pool) {
        this.pool = pool;
    }

    public String getScene() {
        return settings.getScene();
    }

    public String getFrames() {
        return settings.getFrames();
    }

    public String getOutput() {
        return settings.getOutput();
    }

    public RenderSettings getSettings() {
        return settings;
    }

    /** Identifies scene, assets and settings; null when it was not computed. */
    public synchronized String getFingerprint() {
        return fingerprint;
    }

    /** Must be called before the render is saved. */
    public synchronized void setFingerprint(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** The render plan of the settings; each call returns an equal plan. */
    public RenderPlan plan() {
        return settings.plan();
    }

    /** Whether its nodes get license variables. */
    public synchronized boolean hasLicenses() {
        return licenses;
    }

    /** Must be called before the license variables are stored. */
    public synchronized void markLicenses() {
        licenses = true;
    }

    /** Whether its containers or its Batch job may exist in Azure. If not, no request to create them was sent. */
    public synchronized boolean mayHaveResources() {
        return resources;
    }

    /** Must be called, and the build saved, before the first request to create its containers or its Batch job. */
    public synchronized void markResources() {
        resources = true;
    }

    /**
     * Sets the values for the cost estimate.
     *
     * @param price of a node per hour, in any currency; 0 when unknown
     * @param nodes number of nodes per task; less than 1 when a node runs several tasks at a time
     */
    public synchronized void markCost(double price, double nodes) {
        pricePerNodeHour = price;
        nodesPerTask = nodes;
    }

    /** Price of a node per hour in any currency; 0 when unknown. */
    public synchronized double getPricePerNodeHour() {
        return pricePerNodeHour;
    }

    /** Number of nodes per task; less than 1 when a node runs several tasks at a time. */
    public synchronized double getNodesPerTask() {
        return nodesPerTask;
    }

    /** Must be called before the render is saved. */
    public synchronized void markBudget(RenderBudget limits) {
        maxNodeHours = limits.maxNodeHours();
        maxCost = limits.maxCost();
        budgetAction = limits.action();
    }

    /** The node hours and the cost at which it is stopped. */
    public synchronized RenderBudget getBudget() {
        return new RenderBudget(maxNodeHours, maxCost, budgetAction);
    }

    /** Whether a warning was logged that the budget is almost used. */
    public synchronized boolean isBudgetWarned() {
        return budgetWarned;
    }

    public synchronized void markBudgetWarned() {
        budgetWarned = true;
    }

    /** When nodes stop having access to storage, shortly after the time limit of the job; null until the job is created. */
    public synchronized Instant getAccessUntil() {
        return accessUntil == 0 ? null : Instant.ofEpochMilli(accessUntil);
    }

    public synchronized void markAccess(Instant until) {
        accessUntil = until.toEpochMilli();
    }

    /**
     * Saves the time limit of the Batch job.
     *
     * @param hours after the creation of the job
     * @param max to which it can be extended, because nodes have access to storage until then
     */
    public synchronized void markTimeLimit(int hours, int max) {
        timeLimitHours = hours;
        maxTimeLimitHours = max;
    }

    /** Hours after which Batch terminates the job; 0 until the job is created. */
    public synchronized int getTimeLimitHours() {
        return timeLimitHours;
    }

    /** Hours to which the time limit can be extended. */
    public synchronized int getMaxTimeLimitHours() {
        return maxTimeLimitHours;
    }

    /** The requests to control the render. */
    public RenderControls controls() {
        return controls;
    }

    /**
     * Adds a request to control the render, unless it is known. Must be saved before Batch receives it.
     *
     * @throws InvalidRequestException if it has no effect now, or someone else requested the same
     */
    public synchronized RenderControl request(RenderControl control) {
        if (control.getAction() == RenderControl.Action.EXTEND
                && controls.find(control.getId()).isEmpty()) {
            int hours = Integer.parseInt(control.getValue());
            if (hours <= timeLimitHours || hours > maxTimeLimitHours) {
                throw new InvalidRequestException(
                        timeLimitHours >= maxTimeLimitHours
                                ? "The time limit of %s cannot be extended: after it, nodes have no access to storage."
                                        .formatted(hours(timeLimitHours))
                                : "The time limit is %s: use %s to %s."
                                        .formatted(hours(timeLimitHours), timeLimitHours + 1, maxTimeLimitHours));
            }
        }
        return controls.request(control);
    }

    private static String hours(int hours) {
        return hours == 1 ? "1 hour" : hours + " hours";
    }

    /** Saves the node counts to which the auto pool is resized when the paused render is resumed; 0 for none. */
    public synchronized void markPausedNodes(int dedicated, int spot) {
        pausedDedicatedNodes = dedicated;
        pausedSpotNodes = spot;
    }

    public synchronized int getPausedDedicatedNodes() {
        return pausedDedicatedNodes;
    }

    public synchronized int getPausedSpotNodes() {
        return pausedSpotNodes;
    }

    /** Whether all tasks were added to the Batch job. */
    public synchronized boolean isSubmitted() {
        return submitted;
    }

    public synchronized void markSubmitted() {
        submitted = true;
    }

    /** Whether collecting has ended; {@link #getFramesDone()} frames were then archived. */
    public synchronized boolean isCollected() {
        return collected;
    }

    /**
     * Saves the totals of the frame table, so that pages about many builds need not read their tables.
     *
     * @param page artifact name of the contact sheet
     */
    public synchronized void markCollected(FrameTable table, String page) {
        collected = true;
        contactSheet = page;
        saveTotals(table);
    }

    private void saveTotals(FrameTable table) {
        framesDone = table.count(FrameState.ARCHIVED);
        framesRequested = table.size();
        nodeSeconds = Math.round(table.nodeSeconds() * getNodesPerTask());
    }

    /**
     * Saves why the render was canceled, and the totals of the frame table.
     *
     * @param reason a phrase, such as {@code Aborted by admin}
     */
    public synchronized void markCanceled(FrameTable table, String reason) {
        cancellation = reason;
        terminationProblem = "";
        saveTotals(table);
    }

    /** Why the render was canceled, as a phrase; empty if it was not. */
    public synchronized String getCancellation() {
        return cancellation;
    }

    /** @param problem why its Batch job could not be terminated, in a sentence */
    public synchronized void markTerminationProblem(String problem) {
        terminationProblem = problem;
    }

    /** Why its Batch job could not be terminated and may still be running; empty if no request failed. */
    public synchronized String getTerminationProblem() {
        return terminationProblem;
    }

    /**
     * Sets the limits of the submit step that the collect step must know.
     *
     * @param equalFailures frames that fail in the same way, after which the render is stopped; 0 for no limit
     * @param minutes after which Batch terminates a task; 0 for no limit
     */
    public synchronized void markLimits(int equalFailures, int minutes) {
        stopAfter = equalFailures;
        taskMinutes = minutes;
    }

    /** Number of frames that fail in the same way, after which the render is stopped; 0 for no limit. */
    public synchronized int getStopAfter() {
        return stopAfter;
    }

    /** Minutes after which Batch terminates a task; 0 for no limit. */
    public synchronized int getTaskMinutes() {
        return taskMinutes;
    }

    /**
     * Saves why the render is stopped before all frames are rendered. Later reasons are ignored.
     *
     * @param reason a clause, such as {@code 3 frames failed in the same way}
     * @param ended the frames whose tasks had ended before
     */
    public synchronized void markStop(String reason, List<Integer> ended) {
        if (stop.isEmpty()) {
            stop = reason;
            endedBeforeStop = new ArrayList<>(ended);
        }
    }

    /** Whether the task of a frame had ended before the render was stopped. */
    public synchronized boolean hasEndedBeforeStop(int frame) {
        return endedBeforeStop.contains(frame);
    }

    /** Must be called before {@link #markStop}, for a stop that lets running tasks end. */
    public synchronized void markFinishing() {
        finishing = true;
    }

    /** Whether tasks that run may end before the render stops. */
    public synchronized boolean isFinishing() {
        return finishing;
    }

    /** Why the render was stopped before all frames were rendered, as a clause; empty if it was not. */
    public synchronized String getStop() {
        return stop;
    }

    /** Artifact name of the contact sheet; null until the frames are collected. */
    public synchronized String getContactSheet() {
        return contactSheet;
    }

    /** Spot node evictions since the render was created. */
    public Preemptions getPreemptions() {
        return preemptions;
    }

    public synchronized int getFramesDone() {
        return framesDone;
    }

    /** Bytes of all files of the render that were archived, as of the last time that the build was saved. */
    public synchronized long getArchivedBytes() {
        return archivedBytes;
    }

    public synchronized void addArchivedBytes(long bytes) {
        archivedBytes += bytes;
    }

    /** Whether its container has files that were not archived, so that only the janitor deletes it. */
    public synchronized boolean isOutputKept() {
        return outputKept;
    }

    public synchronized void markOutputKept() {
        outputKept = true;
    }

    /** Number of requested frames; 0 until the frames are collected or canceled. */
    public synchronized int getFramesRequested() {
        return framesRequested;
    }

    /** Node time in seconds; 0 until the frames are collected or canceled. */
    public synchronized long getNodeSeconds() {
        return nodeSeconds;
    }
}
