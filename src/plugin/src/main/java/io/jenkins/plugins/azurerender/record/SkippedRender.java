package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** A render that was asked for and had nothing to do. */
public final class SkippedRender implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final String reason;
    private final int frames;
    private final boolean unchanged;

    /**
     * @param reason why, to go after "nothing is collected: "
     * @param frames how many frames an earlier build has of it
     * @param unchanged whether that build has just these frames
     */
    public SkippedRender(String jobId, String reason, int frames, boolean unchanged) {
        this.jobId = jobId;
        this.reason = reason;
        this.frames = frames;
        this.unchanged = unchanged;
    }

    public String getJobId() {
        return jobId;
    }

    public String getReason() {
        return reason;
    }

    public int getFrames() {
        return frames;
    }

    public boolean isUnchanged() {
        return unchanged;
    }
}
