package io.jenkins.plugins.azurerender.pools;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.HeldPool;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.io.Serializable;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Carries out a {@link PoolActionRequest}: its action, then its block when it has one, then the taking down of the pool,
 * whatever happened in the block. Where it stands is saved, so that a restart goes on there.
 */
public final class PoolExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;
    private static final long PAUSE_MILLIS = 2_000;

    private enum Phase {
        ACTION,
        WAIT,
        BLOCK,
        SCALE_DOWN
    }

    private final PoolActionRequest request;
    private final NodeWait wait;
    private Phase phase = Phase.ACTION;
    private BodyExecution block;
    private Object result;
    private Throwable failure;

    public PoolExecution(PoolActionRequest request, StepContext context) {
        super(context);
        this.request = request;
        this.wait = new NodeWait(request.nodeWait());
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        RenderCloud cloud = RenderCloud.open(request.account(), run);
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        PoolOperations pool = new PoolOperations(request.id(), request.pool().pricePerNodeHour(), cloud.batch(), log);
        switch (phase) {
            case ACTION -> act(run, cloud, log, pool);
            case WAIT -> waitForNodes(log, pool);
            default -> scaleDown(cloud, pool);
        }
    }

    private void act(Run<?, ?> run, RenderCloud cloud, RenderLog log, PoolOperations pool) throws Exception {
        switch (request.action()) {
            case ENSURE -> {
                if (getContext().hasBody()) {
                    RenderAction.of(run).hold(new HeldPool(cloud.account(), request.id(), request.deletesAtEnd()));
                }
                if (!new EnsurePool(cloud.batch(), new PoolMounts(run, cloud.storage(), PoolMounts.LONG_LIFE), log)
                        .ensure(request, run)) {
                    again(PAUSE_MILLIS);
                    return;
                }
                RenderAction.of(run)
                        .rememberPool(
                                cloud.account(), request.id(), request.pool().pricePerNodeHour());
                phase = Phase.WAIT;
                wait.begin(System.currentTimeMillis());
                getContext().saveState();
                waitForNodes(log, pool);
            }
            case RESIZE -> {
                if (pool.resize(request.pool().dedicatedNodes(), request.pool().spotNodes())) {
                    finish(PoolOperations.answer(pool.report()));
                } else {
                    again(PAUSE_MILLIS);
                }
            }
            case DELETE -> {
                pool.delete(cloud.storage());
                finish(Map.of("id", request.id(), "state", "deleting"));
            }
            case STATUS -> finish(PoolOperations.answer(pool.report()));
            case LIST -> finish(PoolOperations.tellAll(cloud.batch(), log));
        }
    }

    private void waitForNodes(RenderLog log, PoolOperations pool) throws Exception {
        boolean asked = wait.fellBack();
        boolean over = wait.over(pool, log, System.currentTimeMillis());
        if (wait.fellBack() != asked) {
            getContext().saveState();
        }
        if (!over) {
            again(PAUSE_MILLIS);
        } else if (getContext().hasBody()) {
            phase = Phase.BLOCK;
            block = getContext()
                    .newBodyInvoker()
                    .withCallback(new WhenBlockEnds(this))
                    .start();
        } else {
            Map<String, Object> answer = PoolOperations.answer(pool.status());
            answer.put("preemptions", wait.preemptions());
            finish(answer);
        }
    }

    /** Continues after a restart, except for a block, which calls back when it ends. */
    @Override
    public void onResume() {
        if (phase != Phase.BLOCK) {
            super.onResume();
        }
    }

    private void blockEnded(Object value, Throwable problem) {
        result = value;
        failure = problem;
        phase = Phase.SCALE_DOWN;
        getContext().saveState();
        again(0);
    }

    private void scaleDown(RenderCloud cloud, PoolOperations pool) throws Exception {
        if (request.deletesAtEnd()) {
            pool.delete(cloud.storage());
        } else if (!pool.empty()) {
            again(PAUSE_MILLIS);
            return;
        }
        RenderAction.of(getContext().get(Run.class)).release(cloud.account(), request.id());
        if (failure != null) {
            getContext().onFailure(failure);
        } else {
            finish(result);
        }
    }

    /** Retries until the pool is scaled down: nodes must not be left running because of a failed request. */
    @Override
    protected boolean goesOnAfter(Throwable problem) {
        if (phase == Phase.SCALE_DOWN && Failures.retryable(problem)) {
            again(PAUSE_MILLIS * 5);
            return true;
        }
        if (phase == Phase.SCALE_DOWN && failure != null) {
            failure.addSuppressed(problem);
            getContext().onFailure(failure);
            return true;
        }
        return false;
    }

    /** An abort stops the block; scaling down the pool continues. */
    @Override
    public void stop(Throwable cause) {
        switch (phase) {
            case BLOCK -> block.cancel(cause);
            case SCALE_DOWN -> failure = cause;
            default -> super.stop(cause);
        }
    }

    /** After an abort before the block started, no block scales down the pool. */
    @Override
    protected void undo() throws Exception {
        if (getContext().hasBody()) {
            RenderCloud cloud = RenderCloud.open(request.account(), getContext().get(Run.class));
            RenderLog log = new RenderLog(getContext().get(TaskListener.class));
            PoolOperations pool =
                    new PoolOperations(request.id(), request.pool().pricePerNodeHour(), cloud.batch(), log);
            BlockPoolCleanup.scaleDown(pool, cloud.storage(), request.deletesAtEnd());
            RenderAction.of(getContext().get(Run.class)).release(cloud.account(), request.id());
        }
    }

    @Override
    public String getStatus() {
        return switch (phase) {
            case ACTION -> "preparing pool " + request.id();
            case WAIT -> "waiting for nodes of pool " + request.id();
            case BLOCK -> "pool " + request.id() + " is in use by the block";
            case SCALE_DOWN -> "scaling down pool " + request.id();
        };
    }

    /** Called on the CPS VM thread, so it only schedules the work. */
    private static final class WhenBlockEnds extends BodyExecutionCallback implements Serializable {

        private static final long serialVersionUID = 1L;

        private final PoolExecution execution;

        WhenBlockEnds(PoolExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object value) {
            execution.blockEnded(value, null);
        }

        @Override
        public void onFailure(StepContext context, Throwable problem) {
            execution.blockEnded(null, problem);
        }
    }
}
