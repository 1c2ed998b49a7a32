package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** Finds context objects of a step: those of the build and those of enclosing blocks. */
final class ContextValues {

    private ContextValues() {}

    /** Returns the context object of the type, or null. */
    static <T> T find(PipelineExecution execution, Scope scope, Class<T> key) throws IOException, InterruptedException {
        if (key == EnvVars.class) {
            return key.cast(environment(execution, scope));
        }
        T given = scope.find(key);
        if (given != null) {
            return given;
        }
        Object own = ofBuild(execution, scope, key);
        return key.isInstance(own) ? key.cast(own) : null;
    }

    private static Object ofBuild(PipelineExecution execution, Scope scope, Class<?> key) {
        if (Run.class.isAssignableFrom(key)) {
            return execution.run();
        }
        if (Job.class.isAssignableFrom(key)) {
            return execution.run().getParent();
        }
        if (key == TaskListener.class) {
            return execution.listener();
        }
        if (FlowExecution.class.isAssignableFrom(key)) {
            return execution;
        }
        Node node = scope.find(Node.class);
        if (node != null && key == Launcher.class) {
            return node.createLauncher(execution.listener());
        }
        return node != null && Computer.class.isAssignableFrom(key) ? node.toComputer() : null;
    }

    /** Returns the environment variables of node, build and enclosing blocks; inner blocks override outer ones. */
    static EnvVars environment(PipelineExecution execution, Scope scope) throws IOException, InterruptedException {
        EnvVars ofNode = scope.find(EnvVars.class);
        EnvVars env = ofNode == null ? new EnvVars() : new EnvVars(ofNode);
        env.putAll(execution.run().getEnvironment(execution.listener()));
        EnvironmentExpander ofBlocks = scope.find(EnvironmentExpander.class);
        if (ofBlocks != null) {
            ofBlocks.expand(env);
        }
        return env;
    }
}
