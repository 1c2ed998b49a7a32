package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs a Pipeline step in a freestyle build, which holds its executor until the step has ended. */
public abstract class StepBuilder<S extends Step> extends Builder {

    static {
        StepParametersConverter.register();
    }

    private final S step;

    protected StepBuilder(S step) {
        this.step = step;
    }

    /** The step. Subclasses return it with its concrete type, by which Jenkins finds the form of the step. */
    protected final S step() {
        return step;
    }

    @Override
    public final boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        if (step == null) {
            throw new AbortException(
                    "This build step has no settings: open the job's configuration and save it again.");
        }
        FreestyleStepContext context = new FreestyleStepContext(build, launcher, listener);
        S expanded = new VariableExpander(build.getEnvironment(listener)).expand(step, listener);
        StepExecution execution;
        try {
            execution = expanded.start(context);
            if (execution.start()) {
                return true;
            }
        } catch (InterruptedException | IOException | RuntimeException x) {
            throw x;
        } catch (Exception x) {
            throw new IOException(x);
        }
        context.await(execution);
        return true;
    }

    /** The base class of the descriptors. */
    public abstract static class StepBuilderDescriptor extends BuildStepDescriptor<Builder> {

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
