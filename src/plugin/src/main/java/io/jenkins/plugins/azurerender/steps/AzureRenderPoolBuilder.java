package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link AzureRenderPoolStep} as a build step of freestyle jobs. */
public final class AzureRenderPoolBuilder extends StepBuilder<AzureRenderPoolStep> {

    @DataBoundConstructor
    public AzureRenderPoolBuilder(AzureRenderPoolStep step) {
        super(step);
    }

    /** The Pipeline step with its parameters. */
    public AzureRenderPoolStep getStep() {
        return step();
    }

    @Extension
    @Symbol("azureRenderPool")
    public static final class DescriptorImpl extends StepBuilderDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderPoolBuilder_DisplayName();
        }
    }
}
