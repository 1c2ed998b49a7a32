package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import java.util.List;

/**
 * What is known about the nodes of a pool.
 *
 * @param vmSize such as {@code Standard_D8ds_v5}
 * @param image {@code publisher:offer:sku[:version]}, the ID of a gallery image, or another name of an image
 */
public record NodeFacts(String vmSize, String image, List<ApplicationPackage> applications) {

    public NodeFacts {
        applications = List.copyOf(applications);
    }
}
