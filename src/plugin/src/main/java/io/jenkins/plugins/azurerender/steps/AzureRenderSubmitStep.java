package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.submit.SubmitStep;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** Brings a scene with its assets to storage and makes a Batch job that renders its frames. Returns the job's id. */
public final class AzureRenderSubmitStep extends SubmitStep {

    private static final long serialVersionUID = 1L;

    /** @param scene a scene file, as a path in the workspace */
    @DataBoundConstructor
    public AzureRenderSubmitStep(String scene) {
        super(scene);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

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

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillMissingAssetsItems() {
            return missingAssetsItems();
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillUploadItems() {
            return uploadItems();
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillStagingItems() {
            return stagings();
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillFormatItems() {
            ListBoxModel formats = new ListBoxModel();
            formats.add(ImageFormat.PNG.name(), "");
            for (ImageFormat format : ImageFormat.values()) {
                if (format != ImageFormat.PNG) {
                    formats.add(format.name());
                }
            }
            return formats;
        }
    }
}
