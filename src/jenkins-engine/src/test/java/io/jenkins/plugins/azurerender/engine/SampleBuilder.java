package io.jenkins.plugins.azurerender.engine;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import jenkins.tasks.SimpleBuildStep;
import jenkins.util.BuildListenerAdapter;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A builder like those of plugins. */
public final class SampleBuilder extends Builder implements SimpleBuildStep {
    private final String file;
    private String failure;
    private Secret secret;
    private int wait;
    private boolean loud;
    private List<String> words;
    private Builder inner;

    @DataBoundConstructor
    public SampleBuilder(String file) {
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFailure(String failure) {
        this.failure = failure;
    }

    public String getFailure() {
        return failure;
    }

    @DataBoundSetter
    public void setSecret(Secret secret) {
        this.secret = secret;
    }

    public Secret getSecret() {
        return secret;
    }

    @DataBoundSetter
    public void setWait(int wait) {
        this.wait = wait;
    }

    public int getWait() {
        return wait;
    }

    @DataBoundSetter
    public void setLoud(boolean loud) {
        this.loud = loud;
    }

    public boolean isLoud() {
        return loud;
    }

    @DataBoundSetter
    public void setWords(List<String> words) {
        this.words = words;
    }

    public List<String> getWords() {
        return words;
    }

    @DataBoundSetter
    public void setInner(Builder inner) {
        this.inner = inner;
    }

    public Builder getInner() {
        return inner;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        workspace.child(file).write("written by " + env.get("JOB_NAME"), null);
        listener.getLogger().println("wrote " + file);
        run.pickArtifactManager()
                .archive(workspace, launcher, BuildListenerAdapter.wrap(listener), Map.of("archived/" + file, file));
        if (wait > 0) {
            Thread.sleep(wait);
        }
        if (failure != null) {
            throw new AbortException(failure);
        }
    }

    @Extension
    @Symbol("sampleBuild")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
