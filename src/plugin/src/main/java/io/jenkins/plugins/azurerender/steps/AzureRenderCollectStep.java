package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.collect.CollectOptions;
import io.jenkins.plugins.azurerender.collect.CollectStep;
import io.jenkins.plugins.azurerender.frames.FrameChecks;
import io.jenkins.plugins.azurerender.frames.TestResults;
import io.jenkins.plugins.azurerender.settings.FieldCheck;
import io.jenkins.plugins.azurerender.settings.Lines;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Waits for a render without executor and without thread, then publishes its frames as artifacts and checks them. */
public final class AzureRenderCollectStep extends CollectStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public AzureRenderCollectStep() {}

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

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillLogsItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderCollectStep_LogsFailed(), "");
            items.add(Messages.AzureRenderCollectStep_LogsAll(), "all");
            items.add(Messages.AzureRenderCollectStep_LogsNone(), "none");
            return items;
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillOnIncompleteItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderCollectStep_IncompleteFailure(), "");
            items.add(Messages.AzureRenderCollectStep_IncompleteUnstable(), "unstable");
            return items;
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillFilesItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderCollectStep_FilesFrames(), "");
            items.add(Messages.AzureRenderCollectStep_FilesAll(), "all");
            return items;
        }

        @POST
        public FormValidation doCheckFailOn(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, words -> FrameChecks.failingOn(Lines.split(List.of(words))));
        }

        @POST
        public FormValidation doCheckTestResults(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, TestResults::check);
        }

        @POST
        public FormValidation doCheckRetries(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, CollectOptions::checkRetries);
        }

        @POST
        public FormValidation doCheckStallMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, CollectOptions::checkStall);
        }
    }
}
