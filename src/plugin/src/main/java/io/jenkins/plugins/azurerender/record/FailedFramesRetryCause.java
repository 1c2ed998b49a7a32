package io.jenkins.plugins.azurerender.record;

import hudson.model.Cause;
import org.kohsuke.stapler.export.Exported;

/** Cause of a build that renders the frames that are missing from an earlier build. */
public final class FailedFramesRetryCause extends Cause {

    private final int build;
    private final int frames;

    /**
     * @param build number of the earlier build
     * @param frames number of frames missing from it
     */
    public FailedFramesRetryCause(int build, int frames) {
        this.build = build;
        this.frames = frames;
    }

    @Exported(visibility = 3)
    public int getBuild() {
        return build;
    }

    @Exported(visibility = 3)
    public int getFrames() {
        return frames;
    }

    @Override
    public String getShortDescription() {
        return Messages.FailedFramesRetryCause_Description(frames, String.valueOf(build));
    }
}
