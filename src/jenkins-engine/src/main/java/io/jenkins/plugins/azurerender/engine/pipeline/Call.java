package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** A call of a built-in step: its arguments and its context. */
public final class Call {

    private final PipelineExecution execution;
    private final Scope scope;
    private final String id;
    private final Map<String, Object> arguments;

    Call(FlowThread thread, Scope scope, String id, Map<String, Object> arguments) {
        this.execution = thread.execution();
        this.scope = scope;
        this.id = id;
        this.arguments = arguments;
    }

    /** Returns the id of the call's flow node. */
    public String id() {
        return id;
    }

    /** Returns the argument, or null. */
    public Object value(String name) {
        return arguments.get(name);
    }

    /**
     * Returns the argument as a string.
     *
     * @throws AbortException when it is missing
     */
    public String text(String name) throws AbortException {
        Object value = arguments.get(name);
        if (value == null) {
            throw new AbortException("Missing required parameter: \"" + name + "\"");
        }
        return value.toString();
    }

    /** Returns the argument as a string, or the default. */
    public String text(String name, String otherwise) {
        Object value = arguments.get(name);
        return value == null ? otherwise : value.toString();
    }

    /** Returns the argument as a boolean, or the default. */
    public boolean flag(String name, boolean otherwise) {
        Object value = arguments.get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }

    /**
     * Returns the argument as an integer.
     *
     * @throws AbortException when it is missing or not an integer
     */
    public long number(String name) throws AbortException {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException x) {
            throw new AbortException("The parameter \"" + name + "\" must be an integer, not " + text(name) + ".");
        }
    }

    /** Returns the execution of the Pipeline. */
    public PipelineExecution execution() {
        return execution;
    }

    /** Returns the build. */
    public WorkflowRun run() {
        return execution.run();
    }

    /** Returns the log. */
    public TaskListener listener() {
        return execution.listener();
    }

    /** Returns the scope of the call. */
    public Scope scope() {
        return scope;
    }

    /**
     * Returns the context object of the type.
     *
     * @throws MissingContextVariableException when there is none
     */
    public <T> T require(Class<T> type) throws Exception {
        T found = ContextValues.find(execution, scope, type);
        if (found == null) {
            throw new MissingContextVariableException(type, null);
        }
        return found;
    }

    /**
     * Returns the current directory.
     *
     * @throws MissingContextVariableException outside of {@code node}
     */
    public FilePath folder() throws Exception {
        return require(FilePath.class);
    }

    /** Returns the environment variables. */
    public EnvVars environment() throws IOException, InterruptedException {
        return ContextValues.environment(execution, scope);
    }

    /** Returns a value that is computed once and recorded; it is the same after a restart. */
    public <T> T once(String key, Class<T> type, Callable<T> find) throws Exception {
        String valueId = id + "#" + key;
        execution.record().begin(valueId, key);
        Outcome known = execution.outcomeOf(valueId);
        if (known == null) {
            known = Outcome.success(find.call());
            execution.keepOutcome(valueId, known);
        }
        return type.cast(known.value());
    }

    /** Returns true at the first execution, false when the step runs again after a restart. */
    public boolean isFirstTime(String key) throws IOException {
        return execution.record().begin(id + "#" + key, key);
    }
}
