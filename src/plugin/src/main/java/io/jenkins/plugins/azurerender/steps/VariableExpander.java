package io.jenkins.plugins.azurerender.steps;

import hudson.EnvVars;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;

/**
 * Replaces {@code ${NAME}} in the parameters of a step by the value of the build variable, as usual in freestyle jobs. A
 * dollar sign without braces is kept, because it may be part of a command that runs on nodes.
 */
final class VariableExpander {

    private final EnvVars variables;

    VariableExpander(EnvVars variables) {
        this.variables = variables;
    }

    /** Returns a copy of the step with expanded parameters; unknown variables are kept. */
    <S extends Step> S expand(S step, TaskListener listener) {
        @SuppressWarnings("unchecked")
        DescribableModel<S> model = DescribableModel.of((Class<S>) step.getClass());
        return model.instantiate(expand(model.uninstantiate2(step).getArguments()), listener);
    }

    private Map<String, Object> expand(Map<String, ?> arguments) {
        Map<String, Object> expanded = new TreeMap<>();
        arguments.forEach((name, value) -> expanded.put(name, expandValue(value)));
        return expanded;
    }

    private Object expandValue(Object value) {
        if (value instanceof String text) {
            return expand(text);
        }
        if (value instanceof List<?> list) {
            List<Object> expanded = new ArrayList<>();
            list.forEach(element -> expanded.add(expandValue(element)));
            return expanded;
        }
        return value instanceof UninstantiatedDescribable nested
                ? nested.withArguments(expand(nested.getArguments()))
                : value;
    }

    String expand(String text) {
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            String value = close < 0 ? null : variables.get(text.substring(open + 2, close));
            int end = value == null ? open + 2 : close + 1;
            expanded.append(text, from, open).append(value == null ? "${" : value);
            from = end;
        }
        return expanded.append(text, from, text.length()).toString();
    }
}
