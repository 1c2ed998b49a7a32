package io.jenkins.plugins.azurerender.pools;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.azure.OwnedKind;
import io.jenkins.plugins.azurerender.azure.batch.BatchIds;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.PoolField;
import io.jenkins.plugins.azurerender.settings.Suggestions;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolStep;
import io.jenkins.plugins.azurerender.steps.WithAzureRenderPoolStep;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A pool as a step asks for it; what {@link AzureRenderPoolStep} and {@link WithAzureRenderPoolStep} share. */
public abstract class PoolStep extends ComposedPoolStep {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_WAIT_MINUTES = 30;
    private static final String REUSE = "reuse";
    private static final Set<String> ON_DIFFERENCE = Set.of("fail", REUSE);

    private final String id;
    private String account;
    private int waitForNodes;
    private int waitMinutes = DEFAULT_WAIT_MINUTES;
    private int fallbackToDedicatedAfter;
    private String onDifference;

    /** @param id the pool's name: letters, digits, hyphens and underscores, at most 64 */
    protected PoolStep(String id) {
        this.id = Util.fixNull(id).strip();
    }

    public String getId() {
        return id;
    }

    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    public int getWaitForNodes() {
        return waitForNodes;
    }

    /** @param waitForNodes go on when so many nodes are ready; 0 to not wait */
    @DataBoundSetter
    public void setWaitForNodes(int waitForNodes) {
        this.waitForNodes = waitForNodes;
    }

    public int getWaitMinutes() {
        return waitMinutes;
    }

    /** @param waitMinutes fail when the nodes are not ready after so many minutes */
    @DataBoundSetter
    public void setWaitMinutes(int waitMinutes) {
        this.waitMinutes = waitMinutes;
    }

    public int getFallbackToDedicatedAfter() {
        return fallbackToDedicatedAfter;
    }

    /** @param fallbackToDedicatedAfter minutes without a Spot node after which dedicated ones are asked for; 0 for never */
    @DataBoundSetter
    public void setFallbackToDedicatedAfter(int fallbackToDedicatedAfter) {
        this.fallbackToDedicatedAfter = fallbackToDedicatedAfter;
    }

    public String getOnDifference() {
        return onDifference;
    }

    /** @param onDifference what to do when the pool is there and not what is asked for: fail or reuse; null for fail */
    @DataBoundSetter
    public void setOnDifference(String onDifference) {
        this.onDifference = Util.fixEmptyAndTrim(onDifference);
    }

    final boolean reusesWhatDiffers() {
        return REUSE.equals(onDifference);
    }

    /** What is done with the pool. */
    protected abstract PoolAction action();

    /** Whether the pool goes at the end of the step's block, and not only its nodes. */
    final boolean deletesAtEnd() {
        return kind() == OwnedKind.BUILD;
    }

    /** What becomes of the pool at the end of the step's block, if it has one. */
    protected abstract OwnedKind kind();

    /** Checks what can be checked without asking anyone. */
    protected void check() {
        if (action() != PoolAction.LIST) {
            BatchIds.check("pool", id);
        }
        settings().check(AzureRenderConfiguration.get().isElevatedStartTasks());
        if (waitForNodes < 0 || waitMinutes < 0 || fallbackToDedicatedAfter < 0) {
            throw new InvalidRequestException(
                    "waitForNodes, waitMinutes and fallbackToDedicatedAfter cannot be below 0.");
        }
        if (onDifference != null && !ON_DIFFERENCE.contains(onDifference)) {
            throw new InvalidRequestException("onDifference is '%s': choose fail or reuse.".formatted(onDifference));
        }
        if (settings().getAutoscale() != null && waitForNodes > 0) {
            throw new InvalidRequestException(
                    "waitForNodes cannot go with autoscale, as nodes come when tasks wait for them: leave it out.");
        }
        if (settings().scaling() != null && fallbackToDedicatedAfter > 0) {
            throw new InvalidRequestException(
                    "fallbackToDedicatedAfter cannot go with autoscale, which sets the node counts itself: leave one of them out.");
        }
        int nodes = settings().nodes();
        if (waitForNodes > nodes && nodes > 0) {
            throw new InvalidRequestException(
                    "waitForNodes is %d, more than the %d nodes asked for.".formatted(waitForNodes, nodes));
        }
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new PoolExecution(this, context);
    }

    /** What the descriptors of both steps share. */
    public abstract static class PoolStepDescriptor extends StepDescriptor {

        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public final ComboBoxModel doFillIdItems(
                @AncestorInPath Item item, @QueryParameter String id, @QueryParameter String account) {
            return PoolField.names(item, id, account);
        }

        @POST
        public final ComboBoxModel doFillAccountItems(@AncestorInPath Item item, @QueryParameter String account) {
            return Suggestions.accounts(item, account);
        }

        @POST
        public final FormValidation doCheckId(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
            return PoolField.check(item, value, account, () -> FormValidation.ok(Messages.PoolStep_PoolNew()));
        }

        /** The same for everybody, so no permission is asked for. */
        @POST
        public final ListBoxModel doFillOnDifferenceItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.PoolStep_DifferenceFails(), "");
            items.add(Messages.PoolStep_DifferenceIsTaken(), REUSE);
            return items;
        }
    }
}
