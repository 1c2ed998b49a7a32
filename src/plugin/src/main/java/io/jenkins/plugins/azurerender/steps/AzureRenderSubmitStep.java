package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.submit.SubmitStep;
import io.jenkins.plugins.azurerender.submit.SubmitStepDescriptor;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** Brings a scene with its assets to storage and makes a Batch job that renders its frames. Returns the job's id. */
public final class AzureRenderSubmitStep extends SubmitStep {

    private static final long serialVersionUID = 1L;

    /** @param scene a scene file, as a path in the workspace */
    @DataBoundConstructor
    public AzureRenderSubmitStep(String scene) {
        super(scene);
    }

    @Extension
    public static final class DescriptorImpl extends SubmitStepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderSubmit";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderSubmitStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class);
        }
    }
}
