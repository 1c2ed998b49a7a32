package io.jenkins.plugins.azurerender.standin.pipeline;

import hudson.AbortException;
import java.io.IOException;
import java.util.Map;

/** What a script can name without defining it: env, params, currentBuild, scm, steps. */
final class GlobalVariables {

    private final Steps steps;

    GlobalVariables(Steps steps) {
        this.steps = steps;
    }

    /** The variable of that name, or null. */
    Object find(String name) {
        return switch (name) {
            case "steps" -> steps;
            case "env" -> new EnvVariable();
            case "params" -> ParameterValues.of(FlowThread.current().execution().run());
            case "currentBuild" ->
                new CurrentBuild(FlowThread.current().execution().run());
            case "scm" -> scm();
            default -> null;
        };
    }

    private Object scm() {
        PocketScm scm = PocketScm.of(FlowThread.current().execution().run().getParent());
        if (scm == null) {
            throw Steps.<RuntimeException>unchecked(
                    new AbortException("‘checkout scm’ is only available when using “Multibranch Pipeline” or"
                            + " “Pipeline script from SCM”"));
        }
        return scm;
    }

    /** The value of that environment variable where the script is now, or null. */
    String environmentVariable(String name) {
        return environment().get(name);
    }

    /** The environment where the script is now. */
    static Map<String, String> environment() {
        FlowThread thread = FlowThread.current();
        try {
            return ContextValues.environment(thread.execution(), thread.scope());
        } catch (IOException | InterruptedException x) {
            throw new IllegalStateException("Cannot read the environment of the build", x);
        }
    }
}
