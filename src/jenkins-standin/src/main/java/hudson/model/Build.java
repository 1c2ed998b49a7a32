package hudson.model;

/** Stands for hudson.model.Build of Jenkins 2.479.3. */
public abstract class Build<P extends hudson.model.Project<P, B>, B extends hudson.model.Build<P, B>>
        extends hudson.model.AbstractBuild<P, B> {
    protected Build(P project) throws java.io.IOException {
        super(null);
    }

    public void run() {}
    /** Stands for hudson.model.Build.BuildExecution of Jenkins 2.479.3. */
    protected class BuildExecution extends AbstractBuildExecution {
        protected BuildExecution() {}

        public void cleanUp(hudson.model.BuildListener buildListener) throws java.lang.Exception {}

        protected hudson.model.Result doRun(hudson.model.BuildListener buildListener) throws java.lang.Exception {
            throw new UnsupportedOperationException();
        }

        public void post2(hudson.model.BuildListener buildListener)
                throws java.io.IOException, java.lang.InterruptedException {}
    }
}
