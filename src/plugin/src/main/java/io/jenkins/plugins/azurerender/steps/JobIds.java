package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.Util;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameter {@code job} of steps: ids of renders, separated by commas, or as a list in a Pipeline. */
final class JobIds {

    private static final String PARAMETER = "job";

    private JobIds() {}

    /** @param job null for none */
    static List<String> split(String job) {
        return Arrays.stream(Util.fixNull(job).split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Replaces a list by text, because a parameter has only one type.
     *
     * @throws AbortException if the list is empty, which must not mean all renders
     */
    static Map<String, Object> join(String step, Map<String, Object> arguments) throws AbortException {
        if (!(arguments.get(PARAMETER) instanceof Collection<?> ids)) {
            return arguments;
        }
        boolean empty = ids.stream().anyMatch(id -> id == null || id.toString().isBlank());
        if (ids.isEmpty() || empty) {
            throw new AbortException(
                    "The list in job of %s is empty or has an empty value: use the values returned by azureRenderSubmit, or skip the step."
                            .formatted(step));
        }
        Map<String, Object> changed = new HashMap<>(arguments);
        changed.put(PARAMETER, ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return changed;
    }
}
