package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link AzureRenderPoolStep} in freestyle jobs. */
public final class AzureRenderPoolBuilder extends StepBuilder<AzureRenderPoolStep> {

    @DataBoundConstructor
    public AzureRenderPoolBuilder(AzureRenderPoolStep step) {
        super(step);
    }

    /** What to do, as the same step of a Pipeline would be told. */
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
