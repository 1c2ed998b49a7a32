package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.BuildListener;
import hudson.model.Result;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The execution of a Jenkinsfile: its flow threads and their record. */
public final class PipelineExecution extends FlowExecution {

    private static final Set<PipelineExecution> RUNNING = ConcurrentHashMap.newKeySet();

    private final WorkflowRun run;
    private final BuildLog buildLog;
    private final FlowRecord record;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Set<FlowThread> flowThreads = ConcurrentHashMap.newKeySet();
    private final Map<String, String> assignedVariables = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Callable<Object> script;
    private final Runnable whenEnded;
    private volatile boolean suspended;

    /** Creates the execution of the script; {@code whenEnded} is called after its end. */
    public PipelineExecution(WorkflowRun run, boolean firstTime, Callable<Object> script, Runnable whenEnded) {
        this.run = run;
        this.script = script;
        this.whenEnded = whenEnded;
        try {
            this.buildLog = new BuildLog(run, firstTime);
            this.record = new FlowRecord(new File(run.getRootDir(), "program.dat"));
        } catch (IOException x) {
            throw new IllegalStateException("Cannot write to " + run.getRootDir() + ": " + x.getMessage(), x);
        }
    }

    @Override
    public void start() {
        RUNNING.add(this);
        new FlowThread(this, null, "", Scope.OUTERMOST)
                .start(script)
                .whenComplete((outcome, suspension) -> ended(outcome));
    }

    private void ended(Outcome outcome) {
        RUNNING.remove(this);
        try {
            if (outcome != null) {
                buildLog.ended(outcome.failure());
                record.delete();
                whenEnded.run();
            }
        } catch (IOException x) {
            throw new IllegalStateException("Cannot end " + run + ": " + x.getMessage(), x);
        } finally {
            end.complete(null);
        }
    }

    /** Saves and suspends all running Pipelines. */
    public static void suspendAll() {
        for (PipelineExecution execution : RUNNING) {
            execution.suspend();
        }
    }

    private void suspend() {
        turn.lock();
        try {
            for (FlowThread flowThread : flowThreads) {
                if (flowThread.waiting() instanceof RunningStep.WaitingForStep waiting) {
                    waiting.save();
                }
            }
            suspended = true;
            record.close();
        } catch (IOException x) {
            buildLog.listener().error("Cannot save the state of " + run + ": " + x);
        } finally {
            turn.unlock();
        }
        flowThreads.forEach(FlowThread::suspend);
        end.join();
        buildLog.close();
    }

    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) {
        FlowInterruptedException cause = new FlowInterruptedException(r, true, causes);
        flowThreads.forEach(flowThread -> flowThread.stop(cause));
    }

    /** Stops the steps of the flow thread and its descendants. */
    public void stopInside(FlowThread outer, Throwable cause) {
        flowThreads.stream()
                .filter(flowThread -> flowThread.isInside(outer))
                .forEach(flowThread -> flowThread.stop(cause));
    }

    /** Stops the steps inside the scope. */
    public void stopInside(Scope outer, Throwable cause) {
        flowThreads.stream()
                .filter(flowThread -> flowThread.scope().isWithin(outer))
                .forEach(flowThread -> flowThread.stop(cause));
    }

    /** Returns a future that completes when the build has ended or the controller shuts down. */
    public CompletableFuture<Void> end() {
        return end;
    }

    /** Returns the build. */
    public WorkflowRun run() {
        return run;
    }

    /** Returns the log of the build. */
    public BuildListener listener() {
        return buildLog.listener();
    }

    /** Returns the log of Pipeline events. */
    public PipelineLog log() {
        return buildLog.pipelineLog();
    }

    /** Returns the variables that the script assigned as {@code env.NAME = value}. */
    public Map<String, String> assignedVariables() {
        return assignedVariables;
    }

    FlowRecord record() {
        return record;
    }

    ReentrantLock turn() {
        return turn;
    }

    boolean isSuspended() {
        return suspended;
    }

    void started(FlowThread flowThread) {
        flowThreads.add(flowThread);
    }

    void ended(FlowThread flowThread) {
        flowThreads.remove(flowThread);
    }

    String threadName() {
        return "Running CpsFlowExecution[Owner[" + run.getParent().getFullName() + "/" + run.getNumber() + ":" + run
                + "]]";
    }

    ClassLoader classLoader() {
        return Jenkins.get().getPluginManager().uberClassLoader;
    }

    /** Returns the recorded outcome of the call, or null. */
    Outcome outcomeOf(String id) throws IOException {
        byte[] known = record.find(id, FlowRecord.Kind.ENDED);
        return known == null ? null : (Outcome) StateCodec.read(known, null, classLoader());
    }

    /** Records the outcome of a call. */
    void keepOutcome(String id, Outcome outcome) throws IOException {
        record.end(id, StateCodec.write(outcome));
    }
}
