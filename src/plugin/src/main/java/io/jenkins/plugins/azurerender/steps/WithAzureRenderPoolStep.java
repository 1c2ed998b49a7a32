package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.pools.PoolAction;
import io.jenkins.plugins.azurerender.pools.PoolActionRequest;
import io.jenkins.plugins.azurerender.settings.EnumOption;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Creates or reuses a pool for a block, and scales it to zero or deletes it at the end, whatever the result. */
public final class WithAzureRenderPoolStep extends PoolStep {

    private enum AtEnd {
        ZERO,
        DELETE
    }

    private String atEnd;

    /** @param id letters, digits, hyphens and underscores, at most 64 */
    @DataBoundConstructor
    public WithAzureRenderPoolStep(String id) {
        super(id);
    }

    public String getAtEnd() {
        return atEnd;
    }

    /** @param atEnd zero (scale to zero nodes) or delete; null for zero */
    @DataBoundSetter
    public void setAtEnd(String atEnd) {
        this.atEnd = Util.fixEmptyAndTrim(atEnd);
    }

    @Override
    PoolActionRequest request() {
        AtEnd end = EnumOption.parse("atEnd", atEnd, AtEnd.class);
        return request(PoolAction.ENSURE, end == AtEnd.DELETE ? ResourceKind.BUILD : ResourceKind.EMPTIED);
    }

    @Extension
    public static final class DescriptorImpl extends PoolStepDescriptor {

        @Override
        public String getFunctionName() {
            return "withAzureRenderPool";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WithAzureRenderPoolStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        /** Needs no permission: the values are constant. */
        @POST
        public ListBoxModel doFillAtEndItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.WithAzureRenderPoolStep_Zero(), "");
            items.add(Messages.WithAzureRenderPoolStep_Delete(), "delete");
            return items;
        }
    }
}
