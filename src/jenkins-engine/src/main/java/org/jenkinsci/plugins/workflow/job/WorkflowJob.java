package org.jenkinsci.plugins.workflow.job;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineBuilds;
import io.jenkins.plugins.azurerender.standin.builds.BuildMap;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;

/** A Pipeline job. */
@SuppressWarnings("rawtypes")
public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun>
        implements ParameterizedJobMixIn.ParameterizedJob<WorkflowJob, WorkflowRun>, TopLevelItem, Queue.Task {

    private FlowDefinition definition;

    private transient PipelineBuilds builds;

    public WorkflowJob(ItemGroup parent, String name) {
        super(parent, name);
        builds = new PipelineBuilds(this, new TreeMap<>());
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        builds = new PipelineBuilds(this, BuildMap.load(this, folder -> new WorkflowRun(this, folder)));
    }

    /** Returns the definition, or null. */
    public FlowDefinition getDefinition() {
        return definition;
    }

    /** Sets the definition and saves the job. */
    public void setDefinition(FlowDefinition definition) {
        this.definition = definition;
        try {
            save();
        } catch (IOException x) {
            throw new IllegalStateException("Cannot save " + getConfigFile(), x);
        }
    }

    @Override
    public boolean isBuildable() {
        return definition != null;
    }

    @Override
    protected SortedMap<Integer, WorkflowRun> _getRuns() {
        return builds.byNumber();
    }

    @Override
    protected void removeRun(WorkflowRun run) {
        builds.byNumber().remove(run.getNumber());
    }

    @Override
    public @CheckForNull QueueTaskFuture<WorkflowRun> scheduleBuild2(int quietPeriod, Action... actions) {
        return isBuildable() ? builds.schedule(actions) : null;
    }

    @Override
    public Queue.Executable createExecutable() throws IOException {
        return builds.create();
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(WorkflowJob.class);
    }

    /** Describes Pipeline jobs. */
    @Extension
    public static final class DescriptorImpl extends TopLevelItemDescriptor {

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new WorkflowJob(parent, name);
        }

        @Override
        public String getDisplayName() {
            return "Pipeline";
        }
    }
}
