package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.slaves.WorkspaceList;
import hudson.tasks.BuildStep;
import java.io.File;
import java.io.IOException;

/** A build that runs the builders of its project. */
public abstract class Build<P extends Project<P, B>, B extends Build<P, B>> extends AbstractBuild<P, B> {
    /** Creates a new build. */
    protected Build(P project) throws IOException {
        super(project);
    }

    /** Loads the build from its directory. */
    protected Build(P project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    @Override
    public void run() {
        execute(new BuildExecution());
    }

    /** Runs the builders. */
    protected class BuildExecution extends RunExecution {
        private WorkspaceList.Lease lease;
        private Launcher launcher;

        @Override
        public Result run(BuildListener listener) throws Exception {
            Executor executor = Executor.currentExecutor();
            Node node = executor.getOwner().getNode();
            setBuiltOnStr(node.getNodeName());
            String custom = getProject().getCustomWorkspace();
            FilePath folder = custom == null
                    ? node.getWorkspaceFor((TopLevelItem) getProject())
                    : node.getRootPath().child(getEnvironment(listener).expand(custom));
            lease = executor.getOwner().getWorkspaceList().allocate(folder, Build.this);
            lease.path.mkdirs();
            setWorkspace(lease.path);
            launcher = node.createLauncher(listener);
            String where = node.getNodeName().isEmpty() ? "Building" : "Building remotely on " + node.getDisplayName();
            listener.getLogger().println(where + " in workspace " + lease.path.getRemote());
            save();
            return perform(getProject().getBuildersList(), listener, true) ? Result.SUCCESS : Result.FAILURE;
        }

        private boolean perform(Iterable<? extends BuildStep> steps, BuildListener listener, boolean stopAtFailure)
                throws IOException, InterruptedException {
            boolean all = true;
            for (BuildStep step : steps) {
                all &= step.getRequiredMonitorService().perform(step, Build.this, launcher, listener);
                boolean failed = getResult() != null && getResult().isWorseOrEqualTo(Result.FAILURE);
                if (stopAtFailure && (!all || failed)) {
                    return false;
                }
            }
            return all;
        }

        @Override
        public final void post(BuildListener listener) throws Exception {
            // no publishers here
        }

        @Override
        public void cleanUp(BuildListener listener) throws Exception {
            if (lease != null) {
                lease.release();
            }
        }
    }
}
