package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.model.Computer;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Does its work on a thread of Jenkins' pool, never on the Pipeline's own, and does it again from the start after a
 * restart: so the work must be made of requests that can be repeated.
 */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final int SECONDS_TO_LET_GO = 8;

    private transient volatile Future<?> work;
    private transient volatile CountDownLatch ended;
    private transient volatile boolean stopping;

    BackgroundExecution(StepContext context) {
        super(context);
    }

    /** The work; what it returns is the step's result. */
    abstract Object run() throws Exception;

    /** Ends in Azure what the work began; called when the build was aborted and the work has let go. */
    void undo() throws Exception {}

    /** What can be checked and settled at once: runs on the Pipeline's own thread, so it asks nobody. */
    abstract void prepare() throws Exception;

    @Override
    public boolean start() throws Exception {
        try {
            prepare();
        } catch (InvalidRequestException x) {
            throw new AbortException(x.getMessage());
        }
        launch();
        return false;
    }

    @Override
    public void onResume() {
        launch();
    }

    private void launch() {
        ended = new CountDownLatch(1);
        work = Computer.threadPoolForRemoting.submit(() -> {
            try {
                Object result = run();
                if (!stopping) {
                    getContext().onSuccess(result);
                }
            } catch (Throwable problem) {
                if (!stopping) {
                    getContext().onFailure(Problems.asFailure(problem));
                }
            } finally {
                ended.countDown();
            }
        });
    }

    /** Returns at once, as this may be the Pipeline's own thread; the step ends when the work has let go. */
    @Override
    public void stop(Throwable cause) {
        stopping = true;
        work.cancel(true);
        Computer.threadPoolForRemoting.submit(() -> {
            try {
                if (!ended.await(SECONDS_TO_LET_GO, TimeUnit.SECONDS)) {
                    cause.addSuppressed(new TimeoutException("the step's work did not let go in time"));
                }
                undo();
            } catch (Exception problem) {
                cause.addSuppressed(problem);
            } finally {
                getContext().onFailure(cause);
            }
        });
    }
}
