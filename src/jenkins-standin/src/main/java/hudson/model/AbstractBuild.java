package hudson.model;

/** Stands for hudson.model.AbstractBuild of Jenkins 2.479.3. */
public abstract class AbstractBuild<
                P extends hudson.model.AbstractProject<P, R>, R extends hudson.model.AbstractBuild<P, R>>
        extends hudson.model.Run<P, R> implements hudson.model.Queue.Executable {
    protected AbstractBuild(P abstractProject) throws java.io.IOException {
        super(null);
    }

    public abstract void run();

    public java.lang.String getWhyKeepLog() {
        throw new UnsupportedOperationException();
    }

    public R getPreviousBuild() {
        throw new UnsupportedOperationException();
    }

    public R getNextBuild() {
        throw new UnsupportedOperationException();
    }

    public hudson.EnvVars getEnvironment(hudson.model.TaskListener taskListener)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Node getBuiltOn() {
        throw new UnsupportedOperationException();
    }

    public final hudson.FilePath getWorkspace() {
        throw new UnsupportedOperationException();
    }

    public final P getProject() {
        throw new UnsupportedOperationException();
    }

    public final hudson.FilePath getModuleRoot() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getBuiltOnStr() {
        throw new UnsupportedOperationException();
    }

    protected void setBuiltOnStr(java.lang.String string) {}

    protected void setWorkspace(hudson.FilePath filePath) {}

    public java.util.Map<java.lang.String, java.lang.String> getBuildVariables() {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public hudson.model.Action getTestResultAction() {
        throw new UnsupportedOperationException();
    }

    public org.kohsuke.stapler.HttpResponse doStop() throws java.io.IOException, jakarta.servlet.ServletException {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.model.AbstractBuild.AbstractBuildExecution of Jenkins 2.479.3. */
    public abstract class AbstractBuildExecution extends RunExecution {
        protected hudson.Launcher launcher;
        protected hudson.model.BuildListener listener;

        public AbstractBuildExecution() {}

        public hudson.model.Result run(hudson.model.BuildListener buildListener) throws java.lang.Exception {
            throw new UnsupportedOperationException();
        }

        public final void post(hudson.model.BuildListener buildListener) throws java.lang.Exception {}

        public void cleanUp(hudson.model.BuildListener buildListener) throws java.lang.Exception {}

        protected hudson.Launcher createLauncher(hudson.model.BuildListener buildListener)
                throws java.io.IOException, java.lang.InterruptedException {
            throw new UnsupportedOperationException();
        }

        public hudson.model.BuildListener getListener() {
            throw new UnsupportedOperationException();
        }

        protected final boolean perform(hudson.tasks.BuildStep buildStep, hudson.model.BuildListener buildListener)
                throws java.lang.InterruptedException, java.io.IOException {
            return false;
        }

        protected final hudson.model.Node getCurrentNode() {
            throw new UnsupportedOperationException();
        }

        protected hudson.slaves.WorkspaceList.Lease decideWorkspace(
                hudson.model.Node node, hudson.slaves.WorkspaceList workspaceList)
                throws java.lang.InterruptedException, java.io.IOException {
            throw new UnsupportedOperationException();
        }

        protected final boolean preBuild(
                hudson.model.BuildListener buildListener,
                java.lang.Iterable<? extends hudson.tasks.BuildStep> iterable) {
            return false;
        }

        protected final boolean preBuild(
                hudson.model.BuildListener buildListener,
                java.util.Collection<? extends hudson.tasks.BuildStep> collection) {
            return false;
        }

        protected final boolean preBuild(
                hudson.model.BuildListener buildListener, java.util.Map<?, ? extends hudson.tasks.BuildStep> map) {
            return false;
        }

        protected abstract hudson.model.Result doRun(hudson.model.BuildListener buildListener)
                throws java.lang.Exception;

        protected abstract void post2(hudson.model.BuildListener buildListener) throws java.lang.Exception;

        protected final boolean performAllBuildSteps(
                hudson.model.BuildListener buildListener,
                java.lang.Iterable<? extends hudson.tasks.BuildStep> iterable,
                boolean value)
                throws java.lang.InterruptedException, java.io.IOException {
            return false;
        }

        protected final boolean performAllBuildSteps(
                hudson.model.BuildListener buildListener,
                java.util.Map<?, ? extends hudson.tasks.BuildStep> map,
                boolean value)
                throws java.lang.InterruptedException, java.io.IOException {
            return false;
        }
    }
}
