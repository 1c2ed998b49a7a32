package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;

/**
 * The validated configuration of a pool. Saved with running builds; public because Jenkins can only restore
 * public records.
 *
 * @param vmSize such as {@code Standard_D16as_v5}; null if not specified
 * @param taskSlotsPerNode tasks that a node runs at the same time; null if not specified
 * @param autoscale sets the node counts; null for fixed counts
 * @param pricePerNodeHour in any currency; 0 if unknown
 */
public record PoolSpec(
        String vmSize,
        int dedicatedNodes,
        int spotNodes,
        Integer taskSlotsPerNode,
        AutoscaleSpec autoscale,
        double pricePerNodeHour,
        NodeSpec node)
        implements Serializable {

    private static final int MAX_SLOTS = 256;

    /** A pool for which nothing is specified. */
    public static final PoolSpec EMPTY = new PoolSpec(null, 0, 0, null, null, 0, NodeSpec.EMPTY);

    /** @throws InvalidRequestException for the first parameter that is invalid */
    public PoolSpec {
        VmSize.check(vmSize);
        if (dedicatedNodes < 0 || spotNodes < 0) {
            throw new InvalidRequestException("dedicatedNodes and spotNodes must not be negative.");
        }
        if (dedicatedNodes + spotNodes > 0 && autoscale != null) {
            throw new InvalidRequestException(
                    "Both node counts and autoscaling are set: use dedicatedNodes and spotNodes, or autoscale: [max: %s, spot: %s]."
                            .formatted(dedicatedNodes + spotNodes, spotNodes > 0));
        }
        NodeChecks.checkConnected(
                node.interNodeCommunication(), autoscale == null ? dedicatedNodes + spotNodes : autoscale.maxNodes());
        NodeHours.check(pricePerNodeHour);
        if (taskSlotsPerNode != null && (taskSlotsPerNode < 1 || taskSlotsPerNode > MAX_SLOTS)) {
            throw new InvalidRequestException("taskSlotsPerNode is %s: use 1 to %s, at most four per core."
                    .formatted(taskSlotsPerNode, MAX_SLOTS));
        }
    }

    /** Returns the number of dedicated and Spot nodes; 0 with autoscaling. */
    public int fixedNodes() {
        return dedicatedNodes + spotNodes;
    }

    /** Returns the number of tasks that a node of a new pool runs at the same time. */
    public int slots() {
        return taskSlotsPerNode == null ? 1 : taskSlotsPerNode;
    }

    /** Returns the autoscale formula; null for fixed node counts. */
    public AutoscaleFormula formula() {
        return autoscale == null ? null : autoscale.toFormula();
    }

    public PoolSpec withVmSize(String size) {
        return new PoolSpec(size, dedicatedNodes, spotNodes, taskSlotsPerNode, autoscale, pricePerNodeHour, node);
    }

    public PoolSpec withDedicatedNodes(int nodes) {
        return new PoolSpec(vmSize, nodes, spotNodes, taskSlotsPerNode, autoscale, pricePerNodeHour, node);
    }

    public PoolSpec withSpotNodes(int nodes) {
        return new PoolSpec(vmSize, dedicatedNodes, nodes, taskSlotsPerNode, autoscale, pricePerNodeHour, node);
    }

    /** @throws InvalidRequestException if an administrator does not allow this pool */
    public void check(Caps caps) {
        caps.checkPool(vmSize, dedicatedNodes, spotNodes, formulaText(), node.startTask() != null);
        caps.checkImage(node.image());
    }

    /** @throws InvalidRequestException if an administrator does not allow to scale an existing pool like this */
    public void checkScaling(PoolStatus pool, Caps caps) {
        caps.checkScaling(pool, dedicatedNodes, spotNodes, formulaText());
    }

    private String formulaText() {
        return autoscale == null ? null : autoscale.formula();
    }

    /** Returns the pool with autoscaling instead of fixed node counts. */
    public PoolSpec withAutoscale(AutoscaleSpec other) {
        return new PoolSpec(vmSize, 0, 0, taskSlotsPerNode, other, pricePerNodeHour, node);
    }

    public PoolSpec withNode(NodeSpec other) {
        return new PoolSpec(vmSize, dedicatedNodes, spotNodes, taskSlotsPerNode, autoscale, pricePerNodeHour, other);
    }
}
