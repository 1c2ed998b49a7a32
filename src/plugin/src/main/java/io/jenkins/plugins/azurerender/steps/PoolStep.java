package io.jenkins.plugins.azurerender.steps;

import hudson.Util;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.batch.BatchIds;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A pool as a step asks for it; what {@link AzureRenderPoolStep} and {@link WithAzureRenderPoolStep} share. */
public abstract class PoolStep extends ComposedPoolStep {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_WAIT_MINUTES = 30;

    private final String id;
    private String account;
    private int waitForNodes;
    private int waitMinutes = DEFAULT_WAIT_MINUTES;
    private int fallbackToDedicatedAfter;

    /** @param id the pool's name: letters, digits, hyphens and underscores, at most 64 */
    PoolStep(String id) {
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

    /** What is done with the pool. */
    abstract PoolAction action();

    /** Whether the pool goes at the end of the step's block, and not only its nodes. */
    abstract boolean deletesAtEnd();

    /** Checks what can be checked without asking anyone. */
    void check() {
        BatchIds.check("pool", id);
        action();
        settings().check(AzureRenderConfiguration.get().isElevatedStartTasks());
        if (waitForNodes < 0 || waitMinutes < 0 || fallbackToDedicatedAfter < 0) {
            throw new InvalidRequestException(
                    "waitForNodes, waitMinutes and fallbackToDedicatedAfter cannot be below 0.");
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
}
