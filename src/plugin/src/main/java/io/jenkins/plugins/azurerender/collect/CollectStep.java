package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.frames.FrameChecks;
import io.jenkins.plugins.azurerender.record.IdleRender;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.Lines;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What a collect is asked for, whoever asks. */
public abstract class CollectStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private String job;
    private String logs;
    private int stallMinutes;
    private int retries = CollectOptions.DEFAULT.retries();
    private String onIncomplete;
    private String files;
    private ArrayList<String> failOn = new ArrayList<>();
    private boolean remoteAccess;
    private String testResults;

    public String getJob() {
        return job;
    }

    /** @param job what azureRenderSubmit returned; null for the render submitted last in this build */
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

    /** @param stallMinutes fail when nothing moves for so long; 0 for never */
    @DataBoundSetter
    public void setStallMinutes(int stallMinutes) {
        this.stallMinutes = stallMinutes;
    }

    public boolean isRemoteAccess() {
        return remoteAccess;
    }

    /** @param remoteAccess tell how to log in to nodes where tasks failed */
    @DataBoundSetter
    public void setRemoteAccess(boolean remoteAccess) {
        this.remoteAccess = remoteAccess;
    }

    public int getRetries() {
        return retries;
    }

    /** @param retries how often a frame that failed is rendered again, where that may help */
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

    /** @param files frames, or all that tasks left; null for frames */
    @DataBoundSetter
    public void setFiles(String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    public List<String> getFailOn() {
        return List.copyOf(failOn);
    }

    /** For the form. */
    public String getFailOnText() {
        return Lines.join(failOn);
    }

    /** @param failOn what makes a picture a bad one: black, pink, identical */
    @DataBoundSetter
    public void setFailOn(List<String> failOn) {
        this.failOn = new ArrayList<>(Lines.split(failOn));
    }

    public String getTestResults() {
        return testResults;
    }

    /** @param testResults file that gets the frames as test results, such as frames.xml; null for none */
    @DataBoundSetter
    public void setTestResults(String testResults) {
        this.testResults = Util.fixEmptyAndTrim(testResults);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        try {
            return new CollectExecution(context, jobId(context.get(Run.class)), options());
        } catch (InvalidRequestException x) {
            throw new AbortException(x.getMessage());
        }
    }

    private CollectOptions options() {
        return new CollectOptions(
                CollectOptions.choice("logs", logs, CollectOptions.Logs.class),
                stallMinutes,
                retries,
                CollectOptions.choice("onIncomplete", onIncomplete, CollectOptions.OnIncomplete.class),
                FrameChecks.failingOn(failOn),
                CollectOptions.choice("files", files, CollectOptions.Files.class),
                remoteAccess,
                Util.fixNull(testResults));
    }

    private String jobId(Run<?, ?> run) throws AbortException {
        RenderAction action = run.getAction(RenderAction.class);
        Optional<String> render = Optional.empty();
        if (action != null) {
            render = job == null
                    ? action.lastId()
                    : action.find(job).map(RenderRecord::getJobId).or(() -> action.findIdle(job)
                            .map(IdleRender::getJobId));
        }
        return render.orElseThrow(() -> new AbortException(
                job == null
                        ? "No render was submitted in this build: call azureRenderSubmit before azureRenderCollect."
                        : "No render '%s' was submitted in this build: set job to what azureRenderSubmit returned."
                                .formatted(job)));
    }
}
