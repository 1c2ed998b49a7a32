package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.Action;
import hudson.model.queue.QueueTaskFuture;
import java.io.IOException;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The builds of one Pipeline job, newest first. */
public final class PipelineBuilds {

    private final WorkflowJob job;
    private final SortedMap<Integer, WorkflowRun> byNumber = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    /** Creates the list with the builds that were loaded from disk. */
    public PipelineBuilds(WorkflowJob job, SortedMap<Integer, WorkflowRun> found) {
        this.job = job;
        byNumber.putAll(found);
    }

    /** Returns the live map of builds. */
    public SortedMap<Integer, WorkflowRun> byNumber() {
        return byNumber;
    }

    /** Creates and starts a build. */
    public QueueTaskFuture<WorkflowRun> schedule(Action... actions) {
        try {
            WorkflowRun run = create(actions);
            run.run();
            return new PipelineBuildFuture(run);
        } catch (IOException x) {
            throw new IllegalStateException("Cannot start a build of " + job.getFullName(), x);
        }
    }

    /** Creates a build without starting it. */
    public WorkflowRun create(Action... actions) throws IOException {
        WorkflowRun run = new WorkflowRun(job);
        for (Action action : actions) {
            run.addAction(action);
        }
        byNumber.put(run.getNumber(), run);
        return run;
    }
}
