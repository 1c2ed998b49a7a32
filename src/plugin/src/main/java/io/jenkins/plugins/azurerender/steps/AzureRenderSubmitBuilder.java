package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link AzureRenderSubmitStep} as a build step of freestyle jobs. */
public final class AzureRenderSubmitBuilder extends StepBuilder<AzureRenderSubmitStep> {

    @DataBoundConstructor
    public AzureRenderSubmitBuilder(AzureRenderSubmitStep step) {
        super(step);
    }

    /** The Pipeline step with its parameters. */
    public AzureRenderSubmitStep getStep() {
        return step();
    }

    @Extension
    @Symbol("azureRenderSubmit")
    public static final class DescriptorImpl extends StepBuilderDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderSubmitBuilder_DisplayName();
        }
    }
}
