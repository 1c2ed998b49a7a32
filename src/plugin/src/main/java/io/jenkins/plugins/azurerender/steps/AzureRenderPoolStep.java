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

/** Creates or reuses a pool, or resizes, deletes or reports it. Returns its status. */
public final class AzureRenderPoolStep extends PoolStep {

    private String action;

    /** @param id letters, digits, hyphens and underscores, at most 64 */
    @DataBoundConstructor
    public AzureRenderPoolStep(String id) {
        super(id);
    }

    public String getAction() {
        return action;
    }

    /** @param action ensure, resize, delete, status or list; null for ensure */
    @DataBoundSetter
    public void setAction(String action) {
        this.action = Util.fixEmptyAndTrim(action);
    }

    @Override
    PoolActionRequest request() {
        return request(EnumOption.parse("action", action, PoolAction.class), ResourceKind.PERMANENT);
    }

    @Extension
    public static final class DescriptorImpl extends PoolStepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderPool";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderPoolStep_DisplayName();
        }

        /** Needs no permission: the values are constant. */
        @POST
        public ListBoxModel doFillActionItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.AzureRenderPoolStep_Ensure(), "");
            items.add(Messages.AzureRenderPoolStep_Resize(), "resize");
            items.add(Messages.AzureRenderPoolStep_Delete(), "delete");
            items.add(Messages.AzureRenderPoolStep_Status(), "status");
            items.add(Messages.AzureRenderPoolStep_List(), "list");
            return items;
        }
    }
}
