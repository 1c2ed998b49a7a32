package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.settings.ContainerImages;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How frames are split into tasks, and the environment of each task.
 *
 * @param chunk frames per task
 * @param order order of the tasks; null for forward
 * @param tiles columns and rows of a split frame, as in {@code 2x2}; null for whole frames
 * @param environment variables of every task
 * @param licenses ids of credentials whose variables every task gets
 * @param container the container image that tasks run in; null to run on the node itself
 */
public record TaskOptions(
        int chunk,
        String order,
        String tiles,
        List<EnvironmentVariable> environment,
        List<String> licenses,
        String container)
        implements Serializable {

    public TaskOptions {
        environment = List.copyOf(environment);
        licenses = List.copyOf(licenses);
        EnvironmentVariable.toMap(environment);
        if (container != null) {
            ContainerImages.check(List.of(container));
        }
    }

    /** The variables by name, in a map that the caller may change. */
    Map<String, String> variables() {
        return EnvironmentVariable.toMap(environment);
    }
}
