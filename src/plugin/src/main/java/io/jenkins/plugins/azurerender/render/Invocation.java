package io.jenkins.plugins.azurerender.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a renderer is started, the same for all tasks of a render.
 *
 * @param program name or path of the program on the node
 * @param arguments each is a {@link Template}
 * @param variables environment variables of the program; each value is a {@link Template}
 */
public record Invocation(String program, List<String> arguments, Map<String, String> variables) {

    public Invocation {
        arguments = List.copyOf(arguments);
        variables = new TreeMap<>(variables);
    }

    /** Returns the environment variables from which the node's script reads the command. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("RENDER_PROGRAM", program);
        environment.put("RENDER_ARGUMENTS", String.join("\n", arguments));
        environment.put(
                "RENDER_VARIABLES",
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining("\n")));
        return environment;
    }
}
