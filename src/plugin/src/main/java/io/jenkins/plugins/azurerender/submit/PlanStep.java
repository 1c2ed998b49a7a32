package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import org.kohsuke.stapler.DataBoundSetter;

/** Whether there is anything to render, as a step asks for it. */
public abstract class PlanStep extends AssetsStep {

    private static final long serialVersionUID = 1L;

    private boolean dryRun;
    private boolean skipUnchanged;
    private double secondsPerFrame;

    public boolean isDryRun() {
        return dryRun;
    }

    /** @param dryRun says what would be rendered, and asks nobody for anything */
    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isSkipUnchanged() {
        return skipUnchanged;
    }

    /** @param skipUnchanged renders nothing when scene, assets and settings are those of the last good build */
    @DataBoundSetter
    public void setSkipUnchanged(boolean skipUnchanged) {
        this.skipUnchanged = skipUnchanged;
    }

    public double getSecondsPerFrame() {
        return secondsPerFrame;
    }

    /** @param secondsPerFrame what a frame takes, for the estimate of a dry run; 0 for what frames took before */
    @DataBoundSetter
    public void setSecondsPerFrame(double secondsPerFrame) {
        this.secondsPerFrame = secondsPerFrame;
    }

    /** Checks what can be checked without asking anyone. */
    final void checkPlan() {
        checkSeconds(secondsPerFrame);
        if (NONE.equals(getUpload()) && (dryRun || skipUnchanged)) {
            throw new InvalidRequestException(
                    "With upload: 'none' nothing in the workspace is looked at, so dryRun and skipUnchanged cannot be told: leave one of them out.");
        }
    }

    static void checkSeconds(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new InvalidRequestException(
                    "The seconds per frame are %s: give a number above 0, or leave them out.".formatted(seconds));
        }
    }
}
