package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;

/**
 * How long a pool step waits for nodes, and for how many.
 *
 * @param nodes number of ready nodes to wait for; 0 for no wait
 * @param minutes time limit of the wait
 * @param fallbackMinutes minutes without a Spot node after which dedicated nodes are requested instead; 0 for never
 */
public record NodeWaitSpec(int nodes, int minutes, int fallbackMinutes) implements Serializable {

    /** @throws InvalidRequestException if a value is negative */
    public NodeWaitSpec {
        if (nodes < 0 || minutes < 0 || fallbackMinutes < 0) {
            throw new InvalidRequestException(
                    "waitForNodes, waitMinutes and fallbackToDedicatedAfter must not be negative.");
        }
    }
}
