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

/** One run of a Jenkinsfile: its strands, what they wait for, and what is recorded of them. */
public final class PipelineExecution extends FlowExecution {

    private static final Set<PipelineExecution> RUNNING = ConcurrentHashMap.newKeySet();

    private final WorkflowRun run;
    private final BuildLog buildLog;
    private final FlowRecord record;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Set<FlowThread> strands = ConcurrentHashMap.newKeySet();
    private final Map<String, String> assignedVariables = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Callable<Object> script;
    private final Runnable whenEnded;
    private volatile boolean suspended;

    /** Prepares to run the script of the build's job; {@code whenEnded} is called when it is over. */
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

    /** Unwinds every running Pipeline of this controller and leaves on disk what it needs to go on. */
    public static void suspendAll() {
        for (PipelineExecution execution : RUNNING) {
            execution.suspend();
        }
    }

    private void suspend() {
        turn.lock();
        try {
            for (FlowThread strand : strands) {
                if (strand.waiting() instanceof RunningStep.WaitingForStep waiting) {
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
        strands.forEach(FlowThread::suspend);
        end.join();
        buildLog.close();
    }

    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) {
        FlowInterruptedException cause = new FlowInterruptedException(r, true, causes);
        strands.forEach(strand -> strand.stop(cause));
    }

    /** Stops what runs in that strand and in the strands inside of it. */
    public void stopInside(FlowThread outer, Throwable cause) {
        strands.stream().filter(strand -> strand.isInside(outer)).forEach(strand -> strand.stop(cause));
    }

    /** Stops what runs in that scope, in whichever strand. */
    public void stopInside(Scope outer, Throwable cause) {
        strands.stream().filter(strand -> strand.scope().isWithin(outer)).forEach(strand -> strand.stop(cause));
    }

    /** Completed when the build is over, or when the controller goes down. */
    public CompletableFuture<Void> end() {
        return end;
    }

    /** The build. */
    public WorkflowRun run() {
        return run;
    }

    /** The log of the build. */
    public BuildListener listener() {
        return buildLog.listener();
    }

    /** The log of the build, for the lines that tell where the Pipeline is. */
    public PipelineLog log() {
        return buildLog.pipelineLog();
    }

    /** The variables that the script assigned as {@code env.NAME = value}. */
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

    void started(FlowThread strand) {
        strands.add(strand);
    }

    void ended(FlowThread strand) {
        strands.remove(strand);
    }

    String threadName() {
        return "Running CpsFlowExecution[Owner[" + run.getParent().getFullName() + "/" + run.getNumber() + ":" + run
                + "]]";
    }

    ClassLoader classLoader() {
        return Jenkins.get().getPluginManager().uberClassLoader;
    }

    /** How a call ended before a restart, or null. */
    Outcome outcomeOf(String id) throws IOException {
        byte[] known = record.find(id, FlowRecord.Kind.ENDED);
        return known == null ? null : (Outcome) StateCodec.read(known, null, classLoader());
    }

    /** Records how a call ended. */
    void keepOutcome(String id, Outcome outcome) throws IOException {
        record.end(id, StateCodec.write(outcome));
    }
}
