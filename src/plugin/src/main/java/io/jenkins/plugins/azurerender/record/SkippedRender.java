package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** A render that was requested but not submitted, because nothing has to be rendered. */
public final class SkippedRender implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final String reason;
    private final int frames;
    private final boolean unchanged;

    /**
     * @param reason phrase that follows "nothing is collected: "
     * @param frames number of its frames in an earlier build
     * @param unchanged whether that build has all frames, with the same scene, assets and settings
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
