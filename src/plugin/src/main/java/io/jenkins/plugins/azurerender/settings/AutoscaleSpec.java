package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.account.FormulaBounds;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.time.Duration;

/**
 * The validated autoscale configuration of a pool.
 *
 * @param minutes interval between two evaluations of the formula
 * @param zeroWithoutTasks whether the formula removes all nodes if no tasks are waiting
 */
public record AutoscaleSpec(String formula, int minutes, boolean zeroWithoutTasks) implements Serializable {

    /** Shortest interval that Batch accepts. */
    public static final int MIN_MINUTES = 5;

    private static final int MAX_MINUTES = 7 * 24 * 60;

    /** @throws InvalidRequestException if the formula or the interval is invalid */
    public AutoscaleSpec {
        FormulaCheck.check(formula);
        checkMinutes(minutes);
    }

    /** Returns the highest node count that the formula sets; 0 if unknown. */
    public int maxNodes() {
        return FormulaBounds.of(formula).nodes().orElse(0);
    }

    static void checkMinutes(int minutes) {
        if (minutes < MIN_MINUTES || minutes > MAX_MINUTES) {
            throw new InvalidRequestException(
                    "autoscaleMinutes is %s: use %s to %s.".formatted(minutes, MIN_MINUTES, MAX_MINUTES));
        }
    }

    AutoscaleFormula toFormula() {
        return new AutoscaleFormula(formula, Duration.ofMinutes(minutes));
    }
}
