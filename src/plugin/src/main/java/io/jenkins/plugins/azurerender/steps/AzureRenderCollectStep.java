package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.collect.CollectExecution;
import io.jenkins.plugins.azurerender.collect.CollectRequest;
import io.jenkins.plugins.azurerender.frames.JUnitReport;
import io.jenkins.plugins.azurerender.frames.WorkspaceFolder;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.settings.EnumOption;
import io.jenkins.plugins.azurerender.settings.FieldCheck;
import io.jenkins.plugins.azurerender.settings.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** Waits for a render without holding an executor or a thread, validates its frames and archives them. */
public final class AzureRenderCollectStep extends Step {

    private String job;
    private String logs;
    private int stallMinutes;
    private int retries = 1;
    private String onIncomplete;
    private String files;
    private ArrayList<String> failOn = new ArrayList<>();
    private boolean remoteAccess;
    private String testResults;
    private String into;
    private boolean archive = true;

    @DataBoundConstructor
    public AzureRenderCollectStep() {
        // every parameter is optional
    }

    public String getJob() {
        return job;
    }

    /** @param job values returned by azureRenderSubmit, separated by commas; null for the open renders of the branch */
    @DataBoundSetter
    public void setJob(String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    public String getLogs() {
        return logs;
    }

    /** @param logs failed, all or none; null for failed */
    @DataBoundSetter
    public void setLogs(String logs) {
        this.logs = Util.fixEmptyAndTrim(logs);
    }

    public int getStallMinutes() {
        return stallMinutes;
    }

    /** @param stallMinutes minutes without progress after which the render fails; 0 for no limit */
    @DataBoundSetter
    public void setStallMinutes(int stallMinutes) {
        this.stallMinutes = stallMinutes;
    }

    public boolean isRemoteAccess() {
        return remoteAccess;
    }

    /** @param remoteAccess whether to log how to connect to nodes on which tasks failed */
    @DataBoundSetter
    public void setRemoteAccess(boolean remoteAccess) {
        this.remoteAccess = remoteAccess;
    }

    public int getRetries() {
        return retries;
    }

    /** @param retries how many times a frame is rendered again if its failure may be temporary */
    @DataBoundSetter
    public void setRetries(int retries) {
        this.retries = retries;
    }

    public String getOnIncomplete() {
        return onIncomplete;
    }

    /** @param onIncomplete failure or unstable; null for failure */
    @DataBoundSetter
    public void setOnIncomplete(String onIncomplete) {
        this.onIncomplete = Util.fixEmptyAndTrim(onIncomplete);
    }

    public String getFiles() {
        return files;
    }

    /** @param files frames or all; null for frames */
    @DataBoundSetter
    public void setFiles(String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    public List<String> getFailOn() {
        return List.copyOf(failOn);
    }

    /** Returns the value of the form's text area, one warning per line. */
    public String getFailOnText() {
        return Lines.join(failOn);
    }

    /** @param failOn warnings that mark a frame as damaged: black, pink, identical */
    @DataBoundSetter
    public void setFailOn(List<String> failOn) {
        this.failOn = new ArrayList<>(Lines.split(failOn));
    }

    public String getTestResults() {
        return testResults;
    }

    /** @param testResults JUnit XML file to write, such as frames.xml; null for none */
    @DataBoundSetter
    public void setTestResults(String testResults) {
        this.testResults = Util.fixEmptyAndTrim(testResults);
    }

    public String getInto() {
        return into;
    }

    /** @param into folder of the workspace for a copy of the archived files, such as renders; null for none */
    @DataBoundSetter
    public void setInto(String into) {
        this.into = Util.fixEmptyAndTrim(into);
    }

    public boolean isArchive() {
        return archive;
    }

    /** @param archive whether frames become artifacts; if not, into is required */
    @DataBoundSetter
    public void setArchive(boolean archive) {
        this.archive = archive;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        CollectRequest request = StepRequest.of(this::request);
        if (!request.into().isEmpty() && !isInNode(context)) {
            throw new AbortException("The parameter into needs a workspace: put azureRenderCollect inside node.");
        }
        return new CollectExecution(context, JobIds.split(job), request);
    }

    private static boolean isInNode(StepContext context) throws InterruptedException {
        try {
            return context.get(FilePath.class) != null;
        } catch (IOException x) {
            return true; // the agent is offline
        }
    }

    CollectRequest request() {
        return new CollectRequest(
                EnumOption.parse("logs", logs, CollectRequest.Logs.class),
                stallMinutes,
                retries,
                EnumOption.parse("onIncomplete", onIncomplete, CollectRequest.OnIncomplete.class),
                FrameChecks.failingOn(failOn),
                EnumOption.parse("files", files, CollectRequest.Files.class),
                remoteAccess,
                Util.fixNull(testResults),
                Util.fixNull(into),
                archive);
    }

    @Extension
    public static final class DescriptorImpl extends RenderStepDescriptor {

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
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            return super.newInstance(JobIds.join(getFunctionName(), arguments));
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** Needs no permission: the values are constant. */
        @POST
        public ListBoxModel doFillLogsItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderCollectStep_LogsFailed(), "");
            items.add(Messages.AzureRenderCollectStep_LogsAll(), "all");
            items.add(Messages.AzureRenderCollectStep_LogsNone(), "none");
            return items;
        }

        /** Needs no permission: the values are constant. */
        @POST
        public ListBoxModel doFillOnIncompleteItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderCollectStep_IncompleteFailure(), "");
            items.add(Messages.AzureRenderCollectStep_IncompleteUnstable(), "unstable");
            return items;
        }

        /** Needs no permission: the values are constant. */
        @POST
        public ListBoxModel doFillFilesItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderCollectStep_FilesFrames(), "");
            items.add(Messages.AzureRenderCollectStep_FilesAll(), "all");
            return items;
        }

        @POST
        public FormValidation doCheckFailOn(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, names -> FrameChecks.failingOn(Lines.split(List.of(names))));
        }

        @POST
        public FormValidation doCheckTestResults(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, JUnitReport::check);
        }

        @POST
        public FormValidation doCheckInto(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, WorkspaceFolder::check);
        }

        @POST
        public FormValidation doCheckRetries(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, CollectRequest::checkRetries);
        }

        @POST
        public FormValidation doCheckStallMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.number(item, value, CollectRequest::checkStall);
        }
    }
}
