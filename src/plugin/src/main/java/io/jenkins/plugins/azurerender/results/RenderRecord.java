package io.jenkins.plugins.azurerender.results;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
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
    private final String pool;
    private final String scene;
    private final String frames;
    private final String output;
    private final String format;
    private final int chunk;
    private boolean licences;
    private boolean submitted;
    private boolean collected;
    private int framesDone;
    private String contactSheet;

    /**
     * @param jobId also the name of the container that takes the frames
     * @param frames a frame range
     * @param output pattern of the frames' names
     * @param format name of the picture format
     * @param chunk frames a task renders
     */
    public RenderRecord(
            String account,
            String jobId,
            String pool,
            String scene,
            String frames,
            String output,
            String format,
            int chunk) {
        this.account = account;
        this.jobId = jobId;
        this.pool = pool;
        this.scene = scene;
        this.frames = frames;
        this.output = output;
        this.format = format;
        this.chunk = chunk;
    }

    public String getAccount() {
        return account;
    }

    public String getJobId() {
        return jobId;
    }

    public String getPool() {
        return pool;
    }

    public String getScene() {
        return scene;
    }

    public String getFrames() {
        return frames;
    }

    public String getOutput() {
        return output;
    }

    public String getFormat() {
        return format;
    }

    public int getChunk() {
        return chunk;
    }

    /** The plan these values were made from. */
    public RenderPlan plan() {
        return RenderPlan.of(scene, FrameRange.parse(frames), new FrameFiles(output, ImageFormat.parse(format)), chunk);
    }

    /** Whether a container with licence variables was made for it, to be deleted when nothing of it runs any more. */
    public synchronized boolean hasLicences() {
        return licences;
    }

    /** To be called before that container is made. */
    public synchronized void markLicences() {
        licences = true;
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

    /** @param page name of the contact sheet among the artifacts */
    public synchronized void markCollected(int good, String page) {
        collected = true;
        framesDone = good;
        contactSheet = page;
    }

    /** Name of the contact sheet among the artifacts; null until the frames are collected. */
    public synchronized String getContactSheet() {
        return contactSheet;
    }

    public synchronized int getFramesDone() {
        return framesDone;
    }
}
