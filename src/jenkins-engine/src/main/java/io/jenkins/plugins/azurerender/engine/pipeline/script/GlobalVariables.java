package io.jenkins.plugins.azurerender.engine.pipeline.script;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.engine.pipeline.DirectoryScm;
import io.jenkins.plugins.azurerender.engine.pipeline.FlowThread;
import io.jenkins.plugins.azurerender.engine.pipeline.ParameterValues;
import io.jenkins.plugins.azurerender.engine.pipeline.Rethrow;
import io.jenkins.plugins.azurerender.engine.pipeline.Steps;

/** The predefined variables of a script: env, params, currentBuild, scm, steps. */
final class GlobalVariables {

    private final Steps steps;

    GlobalVariables(Steps steps) {
        this.steps = steps;
    }

    /** Returns the variable with the name, or null. */
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
        DirectoryScm scm =
                DirectoryScm.of(FlowThread.current().execution().run().getParent());
        if (scm == null) {
            throw Rethrow.unchecked(
                    new AbortException("‘checkout scm’ is only available when using “Multibranch Pipeline” or"
                            + " “Pipeline script from SCM”"));
        }
        return scm;
    }

    /** Returns the current value of the environment variable, or null. */
    String environmentVariable(String name) {
        return FlowThread.current().environment().get(name);
    }
}
