package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.Scouts;
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
 * @param scouts frames that are rendered first; null for none
 * @param validateScouts whether the other frames wait until a collect step has validated the scouts
 * @param environment variables of every task
 * @param licenses ids of credentials whose variables every task gets
 * @param container the container image that tasks run in; null to run on the node itself
 */
public record TaskOptions(
        int chunk,
        String order,
        String tiles,
        String scouts,
        boolean validateScouts,
        List<EnvironmentVariable> environment,
        List<String> licenses,
        String container)
        implements Serializable {

    public TaskOptions {
        Scouts.parse(scouts, validateScouts);
        environment = List.copyOf(environment);
        licenses = List.copyOf(licenses);
        EnvironmentVariable.toMap(environment);
        if (container != null) {
            ContainerImages.check(List.of(container));
        }
    }

    /** Returns the scouts that the step sets. */
    Scouts scoutFrames() {
        return Scouts.parse(scouts, validateScouts);
    }

    /** Returns the options for a part of the frames, which may not contain all scouts. */
    TaskOptions within(FrameRange range) {
        String contained = scoutFrames().within(range);
        boolean any = !contained.isEmpty();
        return new TaskOptions(
                chunk, order, tiles, any ? contained : null, any && validateScouts, environment, licenses, container);
    }

    /** The variables by name, in a map that the caller may change. */
    Map<String, String> variables() {
        return EnvironmentVariable.toMap(environment);
    }
}
