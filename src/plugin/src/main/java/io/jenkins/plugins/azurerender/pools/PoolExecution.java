package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.BlockPool;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.SelectedPool;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Runs a {@link PoolActionRequest}: the action, then the block if there is one, then the scale-down of the pool,
 * whatever the result of the block. The phase is saved, so that a restart continues with it.
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
    private transient boolean waitLogged;
    /** Whether this step has recorded the pool, and whether the build had a record of it before. */
    private transient boolean recorded;

    private transient boolean usedBefore;

    public PoolExecution(PoolActionRequest request, StepContext context) {
        super(context);
        this.request = request;
        this.wait = new NodeWait(request.nodeWait());
    }

    @Override
    protected Peers peers() {
        return Peers.of(RenderCloud.batchUrl(request.account()), RenderCloud.storageUrl(request.account()));
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        RenderCloud cloud = RenderCloud.open(request.account(), run);
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        PoolOperations pool = new PoolOperations(request.id(), request.pool().pricePerNodeHour(), cloud, log);
        switch (phase) {
            case ACTION -> act(run, cloud, log, pool);
            case WAIT -> waitForNodes(cloud, log, pool);
            default -> scaleDown(run, cloud, pool);
        }
    }

    private void act(Run<?, ?> run, RenderCloud cloud, RenderLog log, PoolOperations pool) throws Exception {
        if (request.action() != PoolAction.LIST) {
            cloud.access().checkUse(request.id());
        }
        switch (request.action()) {
            case ENSURE -> {
                request.check(cloud.access().caps());
                if (getContext().hasBody()) {
                    addBlockPool(run, cloud);
                }
                if (BlockPoolCleanup.get().isEnding(run, cloud.account(), request.id()) || !ensure(run, cloud, log)) {
                    waitForPool("resized or deleted", log);
                    return;
                }
                RenderAction.of(run).selectPool(selected(cloud));
                phase = Phase.WAIT;
                wait.begin(System.currentTimeMillis());
                getContext().saveState();
                waitForNodes(cloud, log, pool);
            }
            case RESIZE -> {
                if (pool.resize(request.pool().dedicatedNodes(), request.pool().spotNodes())) {
                    PoolStatus status = pool.report();
                    PoolUse.record(run, cloud, status, request.pool().pricePerNodeHour());
                    finish(PoolOperations.result(status));
                } else {
                    waitForPool("resized", log);
                }
            }
            case DELETE -> {
                pool.delete();
                PoolUse.forget(run, cloud.account(), request.id());
                finish(Map.of("id", request.id(), "state", "deleting"));
            }
            case STATUS -> finish(PoolOperations.result(pool.report()));
            case LIST -> finish(PoolOperations.reportAll(cloud, log));
        }
    }

    /** Adds the pool once, because this saves the build, and again if the end of a parallel block has removed it. */
    private void addBlockPool(Run<?, ?> run, RenderCloud cloud) throws IOException {
        RenderAction renders = RenderAction.of(run);
        boolean known = renders.findBlockPool(cloud.account(), request.id()).isPresent();
        if (!recorded) {
            usedBefore = known;
        }
        if (!recorded || !known) {
            renders.addBlockPool(new BlockPool(cloud.account(), request.id(), request.deletesAtEnd()));
        }
        recorded = true;
    }

    private void waitForPool(String change, RenderLog log) {
        if (!waitLogged) {
            waitLogged = true;
            log.line("pool", "%s is still being %s: this step continues after that".formatted(request.id(), change));
        }
        schedule(PAUSE_MILLIS);
    }

    private SelectedPool selected(RenderCloud cloud) throws IOException, InterruptedException {
        return new SelectedPool(
                cloud.account(),
                request.id(),
                request.pool().pricePerNodeHour(),
                PipelineBranch.of(getContext()),
                getContext().hasBody());
    }

    /**
     * A block whose pool cannot be used did not create it, and so does not scale it down. If another block of this build uses
     * it, or its end has failed, the end of the build does.
     */
    private boolean ensure(Run<?, ?> run, RenderCloud cloud, RenderLog log) throws IOException {
        try {
            return new EnsurePool(
                            cloud,
                            new PoolMounts(
                                    run, cloud, request.deletesAtEnd() ? PoolMounts.BLOCK_LIFE : PoolMounts.LONG_LIFE),
                            log)
                    .ensure(request, run);
        } catch (AbortException | InvalidRequestException x) {
            if (!usedBefore) {
                RenderAction.of(run).removeBlockPool(cloud.account(), request.id());
            }
            throw x;
        }
    }

    private void waitForNodes(RenderCloud cloud, RenderLog log, PoolOperations pool) throws Exception {
        boolean before = wait.fellBack();
        boolean ready = wait.poll(pool, log, System.currentTimeMillis());
        if (wait.fellBack() != before) {
            getContext().saveState();
        }
        if (!ready) {
            schedule(PAUSE_MILLIS);
        } else if (getContext().hasBody()) {
            phase = Phase.BLOCK;
            block = getContext()
                    .newBodyInvoker()
                    .withContext(selected(cloud))
                    .withCallback(new BlockCallback(this))
                    .start();
        } else {
            Map<String, Object> status = PoolOperations.result(pool.status());
            status.put("preemptions", wait.preemptions());
            finish(status);
        }
    }

    /** Continues after a restart, unless the block is running: its end calls back. */
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
        schedule(0);
    }

    private void scaleDown(Run<?, ?> run, RenderCloud cloud, PoolOperations pool) throws Exception {
        if (!pool.endBlock(run, request.deletesAtEnd())) {
            schedule(PAUSE_MILLIS);
            return;
        }
        RenderAction.of(run).removeBlockPool(cloud.account(), request.id());
        if (failure != null) {
            failAs(failure);
        } else {
            finish(result);
        }
    }

    /** A block that cannot begin ends like any other, and the pool is scaled down even if requests fail. */
    @Override
    protected boolean continuesAfter(Throwable problem) {
        if (phase == Phase.WAIT && getContext().hasBody()) {
            Throwable known = Failures.forUser(problem);
            logEnd(known);
            blockEnded(null, known);
            return true;
        }
        if (phase == Phase.SCALE_DOWN && Failures.retryable(problem)) {
            schedule(PAUSE_MILLIS * 5);
            return true;
        }
        if (phase == Phase.SCALE_DOWN && failure != null) {
            failure.addSuppressed(problem);
            failAs(failure);
            return true;
        }
        return false;
    }

    /** The step fails when the pool is scaled down, which can take minutes. */
    private void logEnd(Throwable problem) {
        try {
            new RenderLog(getContext().get(TaskListener.class))
                    .line("pool", "ERROR: %s The block ends.".formatted(problem.getMessage()));
        } catch (IOException | InterruptedException x) {
            problem.addSuppressed(x);
        }
    }

    /** An abort stops the block; scaling down the pool continues. */
    @Override
    public void stop(Throwable cause) {
        switch (phase) {
            case BLOCK -> block.cancel(cause);
            case SCALE_DOWN -> {
                if (failure != null && failure != cause) {
                    cause.addSuppressed(failure);
                }
                failure = cause;
            }
            default -> super.stop(cause);
        }
    }

    /** Scales down the pool after an abort before the block has started; in the background if it is being resized. */
    @Override
    protected void cleanUp() throws Exception {
        if (!getContext().hasBody()) {
            return;
        }
        Run<?, ?> run = getContext().get(Run.class);
        RenderCloud cloud = RenderCloud.open(request.account(), run);
        Optional<BlockPool> held = RenderAction.of(run).findBlockPool(cloud.account(), request.id());
        if (held.isEmpty()) {
            return;
        }
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        boolean ended = false;
        try {
            ended = new PoolOperations(request.id(), request.pool().pricePerNodeHour(), cloud, log)
                    .endBlock(run, request.deletesAtEnd());
        } finally {
            if (!ended) {
                log.line(
                        "pool",
                        "%s is %s in the background"
                                .formatted(request.id(), request.deletesAtEnd() ? "deleted" : "scaled down"));
                BlockPoolCleanup.get().start(run, held.get());
            }
        }
        if (ended) {
            RenderAction.of(run).removeBlockPool(held.get());
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
    private static final class BlockCallback extends BodyExecutionCallback implements Serializable {

        private static final long serialVersionUID = 1L;

        private final PoolExecution execution;

        BlockCallback(PoolExecution execution) {
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
