package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Arguments that the plugin sets, or that contradict those it sets, with the parameter to use instead. */
public final class ReservedArguments {

    private final Map<String, String> parameters = new HashMap<>();
    private final boolean ignoresCase;

    /** @param ignoresCase whether the renderer does not distinguish upper and lower case */
    public ReservedArguments(boolean ignoresCase) {
        this.ignoresCase = ignoresCase;
    }

    /**
     * Adds arguments.
     *
     * @param parameter of the step or its renderer that sets them; empty if there is none
     */
    public ReservedArguments with(String parameter, String... arguments) {
        for (String argument : arguments) {
            parameters.put(key(argument), parameter);
        }
        return this;
    }

    private String key(String argument) {
        return ignoresCase ? argument.toLowerCase(Locale.ROOT) : argument;
    }

    /** @throws InvalidRequestException for the first argument that is reserved, alone or with a value after {@code =} or {@code :} */
    public void check(List<String> arguments) {
        for (String argument : arguments) {
            String parameter = parameter(argument);
            if (parameter != null) {
                throw new InvalidRequestException("The argument '%s' conflicts with the step: %s."
                        .formatted(argument, parameter.isEmpty() ? "remove it" : "use " + parameter + " instead"));
            }
        }
    }

    private String parameter(String argument) {
        List<String> names = new ArrayList<>(List.of(argument));
        for (String separator : List.of("=", ":")) {
            int end = argument.indexOf(separator);
            if (end > 0) {
                names.add(argument.substring(0, end));
            }
        }
        return names.stream()
                .map(name -> parameters.get(key(name)))
                .filter(parameter -> parameter != null)
                .findFirst()
                .orElse(null);
    }
}
