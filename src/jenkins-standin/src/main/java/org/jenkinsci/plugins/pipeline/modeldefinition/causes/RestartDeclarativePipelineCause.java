package org.jenkinsci.plugins.pipeline.modeldefinition.causes;

import hudson.model.Cause;
import hudson.model.Run;

/** The cause of a build that restarts an earlier one at a stage. */
public class RestartDeclarativePipelineCause extends Cause {
    private final int originRunNumber;
    private final String originStage;
    private transient Run<?, ?> run;

    /** Creates the cause for the build and the name of the stage. */
    public RestartDeclarativePipelineCause(Run<?, ?> original, String originStage) {
        this.originRunNumber = original.getNumber();
        this.originStage = originStage;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onAddedTo(Run build) {
        super.onAddedTo(build);
        this.run = build;
    }

    @Override
    public void onLoad(Run<?, ?> build) {
        super.onLoad(build);
        this.run = build;
    }

    /** Returns the restarted build, or null if it was deleted. */
    public Run<?, ?> getOriginal() {
        return run.getParent().getBuildByNumber(originRunNumber);
    }

    @Override
    public String getShortDescription() {
        return "Restarted from build #" + originRunNumber + ", stage " + originStage;
    }
}
