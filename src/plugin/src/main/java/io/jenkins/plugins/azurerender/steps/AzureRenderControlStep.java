package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.collect.ControlExecution;
import io.jenkins.plugins.azurerender.collect.ControlRequest;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.settings.EnumOption;
import io.jenkins.plugins.azurerender.settings.FieldCheck;
import io.jenkins.plugins.azurerender.submit.JobLimits;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Pauses or resumes a running render, changes its priority or time limit, or requeues frames. */
public final class AzureRenderControlStep extends Step {

    private final String action;
    private String job;
    private Integer priority;
    private String frames;
    private Integer timeLimitHours;

    /** @param action pause, resume, priority, requeue or extend */
    @DataBoundConstructor
    public AzureRenderControlStep(String action) {
        this.action = Util.fixEmptyAndTrim(action);
    }

    public String getAction() {
        return action;
    }

    public String getJob() {
        return job;
    }

    /** @param job values returned by azureRenderSubmit, separated by commas; null for the running renders of the branch */
    @DataBoundSetter
    public void setJob(String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    public Integer getPriority() {
        return priority;
    }

    /** @param priority -1000 to 1000; null if another action is used */
    @DataBoundSetter
    public void setPriority(Integer priority) {
        this.priority = priority;
    }

    public String getFrames() {
        return frames;
    }

    /** @param frames frames to requeue, such as 7 or 1-10x2; null if another action is used */
    @DataBoundSetter
    public void setFrames(String frames) {
        this.frames = Util.fixEmptyAndTrim(frames);
    }

    public Integer getTimeLimitHours() {
        return timeLimitHours;
    }

    /** @param timeLimitHours hours after the submit; null if another action is used */
    @DataBoundSetter
    public void setTimeLimitHours(Integer timeLimitHours) {
        this.timeLimitHours = timeLimitHours;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new ControlExecution(context, JobIds.split(job), StepRequest.of(this::request));
    }

    ControlRequest request() {
        return ControlRequest.of(
                EnumOption.parse("action", Util.fixNull(action), RenderControl.Action.class),
                priority,
                frames,
                timeLimitHours);
    }

    @Extension
    public static final class DescriptorImpl extends RenderStepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderControl";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderControlStep_DisplayName();
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            return super.newInstance(JobIds.join(getFunctionName(), arguments));
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** Needs no permission: the values are constant. */
        @POST
        public ListBoxModel doFillActionItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderControlStep_Pause(), "pause");
            items.add(Messages.AzureRenderControlStep_Resume(), "resume");
            items.add(Messages.AzureRenderControlStep_Priority(), "priority");
            items.add(Messages.AzureRenderControlStep_Requeue(), "requeue");
            items.add(Messages.AzureRenderControlStep_Extend(), "extend");
            return items;
        }

        @POST
        public FormValidation doCheckPriority(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, ControlRequest::checkPriority);
        }

        @POST
        public FormValidation doCheckFrames(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, FrameRange::parse);
        }

        @POST
        public FormValidation doCheckTimeLimitHours(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, JobLimits::checkHours);
        }
    }
}
