package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.Serializable;

/**
 * One render of a build: enough to find its job and its frames again, whatever happened in between. Written before the
 * first request is sent, so that nothing can exist in Azure that the build does not know of.
 */
public final class RenderRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String jobId;
    private final boolean ownPool;
    private String pool;
    private final RenderSettings settings;
    private String fingerprint;
    private boolean licenses;
    private boolean submitted;
    private boolean collected;
    private int framesDone;
    private int framesAsked;
    private long nodeSeconds;
    private double pricePerNodeHour;
    private double nodesPerTask = 1;
    private String contactSheet;
    private final Preemptions preemptions;

    /**
     * @param jobId also the name of the container that takes the frames
     * @param pool where it runs; null when Batch makes a pool for this render alone
     */
    public RenderRecord(String account, String jobId, String pool, RenderSettings settings) {
        this.account = account;
        this.jobId = jobId;
        this.ownPool = pool == null;
        this.pool = pool;
        this.settings = settings;
        this.preemptions = new Preemptions(System.currentTimeMillis());
    }

    public String getAccount() {
        return account;
    }

    public String getJobId() {
        return jobId;
    }

    /** Null as long as Batch has not named the pool that it makes for this render alone. */
    public synchronized String getPool() {
        return pool;
    }

    /** Whether Batch makes a pool for this render alone, and deletes it with the render's job. */
    public boolean hasOwnPool() {
        return ownPool;
    }

    /** @param pool the name that Batch gave to this render's own pool */
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

    /** Tells scene, assets and settings apart from all others; null when it was not reckoned. */
    public synchronized String getFingerprint() {
        return fingerprint;
    }

    /** To be called before it is remembered. */
    public synchronized void setFingerprint(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** The plan these settings make, the same each time. */
    public RenderPlan plan() {
        return settings.plan();
    }

    /** Whether a container with license variables was made for it, to be deleted when nothing of it runs any more. */
    public synchronized boolean hasLicenses() {
        return licenses;
    }

    /** To be called before that container is made. */
    public synchronized void markLicenses() {
        licenses = true;
    }

    /**
     * Keeps what is needed to tell what it costs.
     *
     * @param price what an hour of a node costs, in any currency; 0 when it is not known
     * @param nodes how many nodes work on a task; less than 1 when a node works on several tasks
     */
    public synchronized void markCost(double price, double nodes) {
        pricePerNodeHour = price;
        nodesPerTask = nodes;
    }

    /** In any currency; 0 when it is not known. */
    public synchronized double getPricePerNodeHour() {
        return pricePerNodeHour;
    }

    /** How many nodes work on a task; less than 1 when a node works on several tasks. */
    public synchronized double getNodesPerTask() {
        return nodesPerTask;
    }

    /** All tasks are with Batch and the job ends with the last of them. */
    public synchronized boolean isSubmitted() {
        return submitted;
    }

    public synchronized void markSubmitted() {
        submitted = true;
    }

    /** The watch has ended, with {@link #getFramesDone()} good frames among the artifacts. */
    public synchronized boolean isCollected() {
        return collected;
    }

    /**
     * Keeps the sums of the frame table, so that who shows many builds need not read their tables.
     *
     * @param page name of the contact sheet among the artifacts
     */
    public synchronized void markCollected(FrameTable table, String page) {
        collected = true;
        framesDone = table.count(FrameState.ARCHIVED);
        framesAsked = table.size();
        nodeSeconds = Math.round(table.nodeSeconds() * getNodesPerTask());
        contactSheet = page;
    }

    /** Name of the contact sheet among the artifacts; null until the frames are collected. */
    public synchronized String getContactSheet() {
        return contactSheet;
    }

    /** How many Spot nodes were taken away since it was first asked for. */
    public Preemptions getPreemptions() {
        return preemptions;
    }

    public synchronized int getFramesDone() {
        return framesDone;
    }

    /** How many frames were asked for; 0 until they are collected. */
    public synchronized int getFramesAsked() {
        return framesAsked;
    }

    /** Seconds that nodes worked for it; 0 until it is collected. */
    public synchronized long getNodeSeconds() {
        return nodeSeconds;
    }
}
