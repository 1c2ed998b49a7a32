package io.jenkins.plugins.azurerender.engine.pipeline;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;

/** The run of a step's block, on its own flow thread. */
@SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "replaced by its name when it is saved")
final class RunningBody extends BodyExecution {

    private static final long serialVersionUID = 1L;

    private final transient RunningStep step;
    private final int index;
    private final transient CompletableFuture<Object> end = new CompletableFuture<>();
    private transient volatile StepState.Body state = new StepState.Body(new ArrayList<>(), new ArrayList<>(), false);
    private transient FlowThread flowThread;

    RunningBody(RunningStep step, int index) {
        this.step = step;
        this.index = index;
    }

    /** Replaces the object in saved state. */
    record Name(int index) implements Serializable {}

    private Object writeReplace() {
        return new Name(index);
    }

    StepState.Body state() {
        return state;
    }

    void restore(StepState.Body saved) {
        state = saved;
    }

    /** Starts the block; its callbacks are called at its end. */
    void start() {
        PipelineExecution execution = step.thread().execution();
        String bodyId = bodyId(step, index);
        Scope inner = step.bodyScope(bodyId).with(state.context().toArray());
        flowThread = new FlowThread(execution, step.thread(), bodyId, inner);
        flowThread.start(() -> {
            runBlock();
            return null;
        });
    }

    /**
     * Runs the block of a step that ended before a restart, to restore script variables; its steps return recorded
     * results.
     */
    static void replay(RunningStep step) throws Throwable {
        FlowRecord record = step.thread().execution().record();
        for (int i = 0; record.find(bodyId(step, i), FlowRecord.Kind.BEGUN) != null; i++) {
            String bodyId = bodyId(step, i);
            FlowThread flowThread =
                    new FlowThread(step.thread().execution(), step.thread(), bodyId, step.bodyScope(bodyId));
            new WaitingForThreads(flowThread.start(step.block())).awaitBy(step.thread());
        }
    }

    private static String bodyId(RunningStep step, int index) {
        return step.id() + "/block" + index;
    }

    private void runBlock() throws Exception {
        PipelineLog log = step.thread().execution().log();
        boolean alreadyEnded = state.ended();
        boolean first = step.thread().execution().record().begin(bodyId(step, index), "block");
        log.blockBegins(first, null);
        if (first) {
            state.callbacks().forEach(callback -> callback.onStart(step));
        }
        Outcome outcome;
        try {
            outcome = Outcome.success(step.block().call());
        } catch (Suspended x) {
            throw x;
        } catch (Throwable x) {
            outcome = Outcome.failure(x);
        }
        if (!alreadyEnded) {
            log.blockEnds(step.thread().execution().record().begin(bodyId(step, index) + "/end", "end"));
            state = new StepState.Body(state.callbacks(), state.context(), true);
            notifyCallbacks(outcome);
            step.save();
        }
        complete(outcome);
    }

    private void notifyCallbacks(Outcome outcome) {
        for (BodyExecutionCallback callback : state.callbacks()) {
            try {
                if (outcome.failure() == null) {
                    callback.onSuccess(step, outcome.value());
                } else {
                    callback.onFailure(step, outcome.failure());
                }
            } catch (RuntimeException x) {
                step.onFailure(x);
            }
        }
    }

    private void complete(Outcome outcome) {
        if (outcome.failure() == null) {
            end.complete(outcome.value());
        } else {
            end.completeExceptionally(outcome.failure());
        }
    }

    @Override
    public boolean cancel(Throwable t) {
        if (isDone()) {
            return false;
        }
        step.thread().execution().stopInside(flowThread, t);
        return true;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isDone() {
        return end.isDone();
    }

    @Override
    public Object get() throws InterruptedException, ExecutionException {
        return end.get();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return end.get(timeout, unit);
    }
}
