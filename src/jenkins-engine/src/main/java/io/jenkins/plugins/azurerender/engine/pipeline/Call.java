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

/** One call of a built-in step: its arguments and its surroundings. */
public final class Call {

    private final PipelineExecution execution;
    private final Scope scope;
    private final String id;
    private final Map<String, Object> arguments;

    Call(FlowThread thread, String id, Map<String, Object> arguments) {
        this.execution = thread.execution();
        this.scope = thread.scope();
        this.id = id;
        this.arguments = arguments;
    }

    /** The argument as it is, or null. */
    public Object value(String name) {
        return arguments.get(name);
    }

    /** The argument as a text; fails without one. */
    public String text(String name) throws AbortException {
        Object value = arguments.get(name);
        if (value == null) {
            throw new AbortException("Missing required parameter: \"" + name + "\"");
        }
        return value.toString();
    }

    /** The argument as a text, or else that text. */
    public String text(String name, String otherwise) {
        Object value = arguments.get(name);
        return value == null ? otherwise : value.toString();
    }

    /** Whether the argument is true. */
    public boolean flag(String name, boolean otherwise) {
        Object value = arguments.get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }

    /** The argument as a number; fails without one. */
    public long number(String name) throws AbortException {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException x) {
            throw new AbortException("The parameter \"" + name + "\" must be a whole number, not " + text(name) + ".");
        }
    }

    /** The Pipeline. */
    public PipelineExecution execution() {
        return execution;
    }

    /** The build. */
    public WorkflowRun run() {
        return execution.run();
    }

    /** Where the step writes its lines. */
    public TaskListener listener() {
        return execution.listener();
    }

    /** The blocks around the call. */
    public Scope scope() {
        return scope;
    }

    /** The object of that type around the call; fails without one. */
    public <T> T need(Class<T> type) throws Exception {
        T found = ContextValues.find(execution, scope, type);
        if (found == null) {
            throw new MissingContextVariableException(type, null);
        }
        return found;
    }

    /** The folder in which the step works; fails outside of {@code node}. */
    public FilePath folder() throws Exception {
        return need(FilePath.class);
    }

    /** The environment of the call. */
    public EnvVars environment() throws IOException, InterruptedException {
        return ContextValues.environment(execution, scope);
    }

    /** A value that is found out once and is the same after a restart. */
    public <T> T once(String what, Class<T> type, Callable<T> find) throws Exception {
        String valueId = id + "#" + what;
        execution.record().begin(valueId, what);
        Outcome known = execution.outcomeOf(valueId);
        if (known == null) {
            known = Outcome.success(find.call());
            execution.keepOutcome(valueId, known);
        }
        return type.cast(known.value());
    }

    /** Whether this is done the first time, rather than again after a restart. */
    public boolean isFirstTime(String what) throws IOException {
        return execution.record().begin(id + "#" + what, what);
    }
}
