package hudson.model;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.standin.builds.BuildMap;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/** A job whose builds run on one node. */
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements BuildableItem, ParameterizedJobMixIn.ParameterizedJob<P, R> {
    private transient SortedMap<Integer, R> runs;

    @SuppressFBWarnings(value = "UWF_UNWRITTEN_FIELD", justification = "read from config.xml")
    private String assignedNode;

    private volatile boolean disabled;

    /** Creates an item in the parent. */
    @SuppressWarnings("rawtypes")
    protected AbstractProject(ItemGroup parent, String name) {
        super(parent, name);
        runs = new ConcurrentSkipListMap<>(java.util.Comparator.reverseOrder());
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        runs = BuildMap.load(this, folder -> construct(this, folder));
    }

    @Override
    public SortedMap<Integer, R> _getRuns() {
        return runs;
    }

    @Override
    public void removeRun(R run) {
        runs.remove(run.getNumber());
    }

    /** Returns the class of the builds. */
    protected abstract Class<R> getBuildClass();

    /** Creates a build. */
    protected synchronized R newBuild() throws IOException {
        R build = construct(this);
        runs.put(build.getNumber(), build);
        return build;
    }

    private R construct(Object... arguments) throws IOException {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        try {
            return getBuildClass().getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException("Cannot create a build of " + getFullName(), e);
        }
    }

    @Override
    public R createExecutable() throws IOException {
        return isDisabled() ? null : newBuild();
    }

    @Override
    public boolean isBuildable() {
        return !isDisabled();
    }

    @Override
    public boolean isDisabled() {
        return disabled;
    }

    @Override
    public Label getAssignedLabel() {
        return assignedNode == null ? null : Jenkins.get().getLabel(assignedNode);
    }

    @Override
    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Action... actions) {
        return ParameterizedJobMixIn.ParameterizedJob.super.scheduleBuild2(quietPeriod, actions);
    }

    /** Schedules a build. */
    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod) {
        return scheduleBuild2(quietPeriod, new Action[0]);
    }

    /** Describes a type of project. */
    public abstract static class AbstractProjectDescriptor extends TopLevelItemDescriptor {}

    /** Returns the custom workspace, which may contain variables; null for the default one. */
    public String getCustomWorkspace() {
        return null;
    }
}
