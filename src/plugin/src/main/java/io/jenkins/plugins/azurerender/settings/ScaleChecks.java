package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;

/** What must be right about how many nodes a pool has. */
final class ScaleChecks {

    static final int SHORTEST_MINUTES = 5;

    private static final int LONGEST_MINUTES = 7 * 24 * 60;

    private ScaleChecks() {}

    /** @throws InvalidRequestException when node counts cannot be had, or contradict each other */
    static void check(PoolSettings pool) {
        if (pool.getDedicatedNodes() < 0 || pool.getSpotNodes() < 0) {
            throw new InvalidRequestException("The node counts of the pool are below 0: give 0 or more.");
        }
        if (pool.getAutoscale() != null && pool.getAutoscaleFormula() != null) {
            throw new InvalidRequestException(
                    "Both autoscale and autoscaleFormula are set: let the one or the other set the node counts.");
        }
        if (pool.nodes() > 0 && (pool.getAutoscale() != null || pool.getAutoscaleFormula() != null)) {
            throw new InvalidRequestException(
                    "Both node counts and autoscale are set: give dedicatedNodes and spotNodes, or let autoscale set them (autoscale: [max: %d, spot: %s])."
                            .formatted(pool.nodes(), pool.getSpotNodes() > 0));
        }
        checkFormula(pool);
        int nodes =
                pool.getAutoscale() == null ? pool.nodes() : pool.getAutoscale().getMax();
        NodeOptions.checkConnected(pool.isInterNodeCommunication(), nodes);
    }

    private static void checkFormula(PoolSettings pool) {
        if (pool.getAutoscale() != null) {
            pool.getAutoscale().check();
        }
        FormulaCheck.check(pool.getAutoscaleFormula());
        if (pool.getAutoscaleMinutes() < SHORTEST_MINUTES || pool.getAutoscaleMinutes() > LONGEST_MINUTES) {
            throw new InvalidRequestException("The autoscaleMinutes are %d: Azure Batch takes %d to %d."
                    .formatted(pool.getAutoscaleMinutes(), SHORTEST_MINUTES, LONGEST_MINUTES));
        }
    }
}
