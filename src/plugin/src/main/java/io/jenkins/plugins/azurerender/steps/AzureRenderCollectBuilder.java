package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link AzureRenderCollectStep} as a build step of freestyle jobs. */
public final class AzureRenderCollectBuilder extends StepBuilder<AzureRenderCollectStep> {

    @DataBoundConstructor
    public AzureRenderCollectBuilder(AzureRenderCollectStep step) {
        super(step);
    }

    /** The Pipeline step with its parameters. */
    public AzureRenderCollectStep getStep() {
        return step();
    }

    @Extension
    @Symbol("azureRenderCollect")
    public static final class DescriptorImpl extends StepBuilderDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderCollectBuilder_DisplayName();
        }
    }
}
