package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderBudget;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.util.Locale;

/**
 * Compares the limits of a render with its plan, before anything is uploaded.
 *
 * @param nodesPerTask less than 1 when a node runs several tasks at a time
 * @param price of a node per hour; 0 if unknown
 */
record BudgetCheck(SubmitRequest request, RenderPlan plan, double nodesPerTask, double price) {

    private static final double SECONDS_PER_HOUR = 3600;

    /** @throws AbortException when a cost limit is set and the price is unknown */
    void checkPrice() throws AbortException {
        if (request.limits().budget().needsPrice() && price == 0) {
            throw new AbortException(
                    "maxCost needs the price of a node: set pricePerNodeHour in azureRenderPool or autoPool, or use maxNodeHours.");
        }
    }

    /**
     * Logs a warning if the render is expected to reach a limit before its last frame.
     *
     * @param used node hours that earlier attempts of the render used
     * @throws AbortException when they reached the limit
     */
    void check(Run<?, ?> run, double used, RenderLog log) throws IOException {
        RenderBudget budget = request.limits().budget();
        if (budget.isNone()) {
            return;
        }
        checkPrice();
        if (budget.share(used, price) >= 1) {
            throw new AbortException(
                    "Earlier attempts of the render used %s: increase the limit to render the missing frames."
                            .formatted(budget.describe(used, price)));
        }
        log.line("budget", budget.describeLimits());
        double seconds = request.plan().secondsPerFrame() > 0
                ? request.plan().secondsPerFrame()
                : PreviousBuilds.secondsPerFrame(run, plan);
        int frames = plan.frames().size();
        double share = budget.share(frames * seconds * nodesPerTask / SECONDS_PER_HOUR, price);
        if (share > 1) {
            log.line(
                    "budget",
                    String.format(
                            Locale.ROOT,
                            "WARNING: %s frames at %.1f seconds need more than the limit: %s. The render will stop after about %s frames",
                            frames,
                            seconds,
                            budget.describe(frames * seconds * nodesPerTask / SECONDS_PER_HOUR, price),
                            (int) (frames / share)));
        }
    }
}
