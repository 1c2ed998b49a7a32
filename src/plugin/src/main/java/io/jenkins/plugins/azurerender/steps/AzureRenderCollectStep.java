package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits for a render without executor and without thread, then publishes its frames as artifacts and checks them. */
public final class AzureRenderCollectStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private String job;

    @DataBoundConstructor
    public AzureRenderCollectStep() {}

    public String getJob() {
        return job;
    }

    /** @param job what azureRenderSubmit returned; null for the render submitted last in this build */
    @DataBoundSetter
    public void setJob(String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new CollectExecution(context, jobId(context.get(Run.class)));
    }

    private String jobId(Run<?, ?> run) throws AbortException {
        RenderAction action = run.getAction(RenderAction.class);
        Optional<RenderRecord> render =
                action == null ? Optional.empty() : job == null ? action.last() : action.find(job);
        return render.map(RenderRecord::getJobId)
                .orElseThrow(() -> new AbortException(
                        job == null
                                ? "No render was submitted in this build: call azureRenderSubmit before azureRenderCollect."
                                : "No render '%s' was submitted in this build: set job to what azureRenderSubmit returned."
                                        .formatted(job)));
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderCollect";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderCollectStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
