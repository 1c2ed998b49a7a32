package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.azure.OwnedKind;
import io.jenkins.plugins.azurerender.pools.PoolAction;
import io.jenkins.plugins.azurerender.pools.PoolStep;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Makes sure of a pool for a block, and takes it down to nothing at the block's end, whatever happened inside. */
public final class WithAzureRenderPoolStep extends PoolStep {

    private static final long serialVersionUID = 1L;
    private static final Set<String> AT_END = Set.of("zero", "delete");

    private String atEnd;

    /** @param id the pool's name: letters, digits, hyphens and underscores, at most 64 */
    @DataBoundConstructor
    public WithAzureRenderPoolStep(String id) {
        super(id);
    }

    public String getAtEnd() {
        return atEnd;
    }

    /** @param atEnd what becomes of the pool at the end of the block: zero (no nodes) or delete; null for zero */
    @DataBoundSetter
    public void setAtEnd(String atEnd) {
        this.atEnd = Util.fixEmptyAndTrim(atEnd);
    }

    @Override
    protected void check() {
        super.check();
        if (atEnd != null && !AT_END.contains(atEnd)) {
            throw new InvalidRequestException("atEnd is '%s': choose zero or delete.".formatted(atEnd));
        }
    }

    @Override
    protected PoolAction action() {
        return PoolAction.ENSURE;
    }

    @Override
    protected OwnedKind kind() {
        return "delete".equals(atEnd) ? OwnedKind.BUILD : OwnedKind.EMPTIED;
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

        /** The same for everybody, so no permission is asked for. */
        @POST
        public ListBoxModel doFillAtEndItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.WithAzureRenderPoolStep_Zero(), "");
            items.add(Messages.WithAzureRenderPoolStep_Delete(), "delete");
            return items;
        }
    }
}
