package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The node hours and the cost at which a render is stopped. Saved with the build; public because Jenkins can only restore
 * public records.
 *
 * @param maxNodeHours 0 for no limit
 * @param maxCost in the currency of the price per node hour; 0 for no limit
 * @param action what happens when a limit is reached
 */
public record RenderBudget(double maxNodeHours, double maxCost, Action action) implements Serializable {

    /** What happens when a limit is reached. */
    public enum Action {
        /** Running tasks end, and no others start. */
        FINISH,
        /** Running tasks are terminated. */
        CANCEL
    }

    /** No limit. */
    public static final RenderBudget NONE = new RenderBudget(0, 0, Action.FINISH);

    /** @throws InvalidRequestException when a limit is not a number, or an action has no limit */
    public RenderBudget {
        check("maxNodeHours", maxNodeHours);
        check("maxCost", maxCost);
        if (action == Action.CANCEL && maxNodeHours == 0 && maxCost == 0) {
            throw new InvalidRequestException(
                    "onBudget is set without a limit: set maxNodeHours or maxCost, or remove it.");
        }
    }

    /** @throws InvalidRequestException when the limit is negative or not a number */
    public static void check(String option, double limit) {
        if (!(limit >= 0) || Double.isInfinite(limit)) {
            throw new InvalidRequestException(
                    "%s is %s: use a number above 0, or 0 for no limit.".formatted(option, limit));
        }
    }

    public boolean isNone() {
        return maxNodeHours == 0 && maxCost == 0;
    }

    /** Returns whether the price of a node must be known. */
    public boolean needsPrice() {
        return maxCost > 0;
    }

    /** Returns the part of the lower limit that is used: 1 and more when it is reached. */
    public double share(double nodeHours, double price) {
        return Math.max(share(nodeHours, maxNodeHours, 1), share(nodeHours, maxCost, price));
    }

    private static double share(double nodeHours, double limit, double price) {
        return limit == 0 ? 0 : nodeHours * price / limit;
    }

    /** Returns a text such as {@code at most 2.00 node hours (maxNodeHours), then running tasks end and no others start}. */
    public String describeLimits() {
        List<String> limits = new ArrayList<>();
        if (maxNodeHours > 0) {
            limits.add(String.format(Locale.ROOT, "%.2f node hours (maxNodeHours)", maxNodeHours));
        }
        if (maxCost > 0) {
            limits.add(String.format(Locale.ROOT, "%.2f (maxCost)", maxCost));
        }
        return "at most %s, then running tasks %s and no others start"
                .formatted(String.join(" and ", limits), action == Action.FINISH ? "end" : "are terminated");
    }

    /** Returns a text such as {@code 1.82 of 2.00 node hours (maxNodeHours)} for the limit that is reached first. */
    public String describe(double nodeHours, double price) {
        boolean byCost = share(nodeHours, maxCost, price) > share(nodeHours, maxNodeHours, 1);
        return byCost
                ? String.format(
                        Locale.ROOT,
                        "%.2f of %.2f (maxCost), in %.2f node hours",
                        nodeHours * price,
                        maxCost,
                        nodeHours)
                : String.format(Locale.ROOT, "%.2f of %.2f node hours (maxNodeHours)", nodeHours, maxNodeHours);
    }
}
