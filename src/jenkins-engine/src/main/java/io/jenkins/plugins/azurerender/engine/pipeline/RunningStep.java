package io.jenkins.plugins.azurerender.engine.pipeline;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The context of a plugin's step, with the state that is saved for a restart. */
@SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "replaced by its name when it is saved")
final class RunningStep extends StepContext {

    private static final long serialVersionUID = 1L;

    private final transient FlowThread thread;
    private final transient Scope scope;
    private final String id;
    private final transient String function;
    private final transient BlockOfScript block;
    private final transient List<RunningBody> bodies = new ArrayList<>();
    private final transient Waiting waiting = new WaitingForStep();
    private transient volatile StepExecution stepExecution;
    private transient volatile boolean saveable;

    /** @param function name of the step in a script */
    RunningStep(FlowThread thread, String id, String function, BlockOfScript block) {
        this.thread = thread;
        this.scope = thread.scope();
        this.id = id;
        this.function = function;
        this.block = block;
    }

    /** Replaces the object in saved state. */
    record Name(String id) implements Serializable {}

    private Object writeReplace() {
        return new Name(id);
    }

    String id() {
        return id;
    }

    FlowThread thread() {
        return thread;
    }

    Scope scope() {
        return scope;
    }

    /** Returns the scope of a run of the block. */
    Scope bodyScope(String bodyId) {
        Scope inner = scope.with(BlockNode.step(thread.execution(), id, function, scope));
        return inner.with(BlockNode.body(thread.execution(), bodyId, null, inner));
    }

    BlockOfScript block() {
        return block;
    }

    Waiting waiting() {
        return waiting;
    }

    void executeAs(StepExecution execution) {
        stepExecution = execution;
    }

    /** Saves the state of the step, now and after later changes. */
    void becomeSaveable() throws IOException {
        saveable = true;
        save();
    }

    /** Saves the state of the step. */
    void save() throws IOException {
        if (saveable && !waiting.hasEnded()) {
            StepState state = new StepState(
                    stepExecution, bodies().stream().map(RunningBody::state).toList());
            thread.execution().record().state(id, StateCodec.write(state));
        }
    }

    /** Restores the saved state of the step. */
    void restore(byte[] bytes) throws IOException {
        StepState state =
                (StepState) StateCodec.read(bytes, this, thread.execution().classLoader());
        for (int i = 0; i < state.bodies().size(); i++) {
            body(i).restore(state.bodies().get(i));
        }
        stepExecution = state.execution();
        saveable = true;
    }

    synchronized List<RunningBody> bodies() {
        return List.copyOf(bodies);
    }

    /** Returns the run of the block with the index, created at the first call. */
    synchronized RunningBody body(int index) {
        while (bodies.size() <= index) {
            bodies.add(new RunningBody(this, bodies.size()));
        }
        return bodies.get(index);
    }

    synchronized RunningBody nextBody() {
        return body(bodies.size());
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        if (thread.execution().isSuspended()) {
            throw new IOException("The controller of this step was stopped");
        }
        if (key == FlowNode.class) {
            return key.cast(BlockNode.leaf(thread.execution(), id, function, scope));
        }
        return ContextValues.find(thread.execution(), scope, key);
    }

    @Override
    public void onSuccess(Object result) {
        waiting.end(Outcome.success(result));
    }

    @Override
    public void onFailure(Throwable t) {
        if (t == null) {
            throw new IllegalArgumentException("A step cannot fail without a cause.");
        }
        waiting.end(Outcome.failure(t));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        try {
            save();
            return Futures.immediateFuture(null);
        } catch (IOException x) {
            return Futures.immediateFailedFuture(x);
        }
    }

    @Override
    public void setResult(Result r) {
        thread.execution().run().setResult(r);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        if (!hasBody()) {
            throw new IllegalStateException("There is no body to invoke");
        }
        return new RunningStepBodyInvoker(this);
    }

    @Override
    public boolean hasBody() {
        return block != null;
    }

    @Override
    public boolean equals(Object o) {
        return this == o;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Waits for the end of this step. */
    final class WaitingForStep extends Waiting {

        void save() throws IOException {
            RunningStep.this.save();
        }

        @Override
        void stop(Throwable cause) {
            try {
                stepExecution.stop(cause);
            } catch (Exception x) {
                x.addSuppressed(cause);
                onFailure(x);
            }
        }

        @Override
        StepExecution stepExecution() {
            return stepExecution;
        }
    }
}
