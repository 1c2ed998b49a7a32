package hudson.model;

/** Stands for hudson.model.Job of Jenkins 2.479.3. */
public abstract class Job<JobT extends hudson.model.Job<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT>>
        extends hudson.model.AbstractItem implements hudson.ExtensionPoint {
    protected Job(hudson.model.ItemGroup itemGroup, java.lang.String string) {
        super(null, null);
    }

    public int assignBuildNumber() throws java.io.IOException {
        return 0;
    }

    public void onLoad(hudson.model.ItemGroup<? extends hudson.model.Item> itemGroup, java.lang.String string)
            throws java.io.IOException {}

    public boolean isBuilding() {
        return false;
    }

    public boolean isLogUpdated() {
        return false;
    }

    public java.io.File getBuildDir() {
        throw new UnsupportedOperationException();
    }

    protected abstract void removeRun(RunT run);

    public RunT getBuild(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public hudson.EnvVars getEnvironment(hudson.model.Node node, hudson.model.TaskListener taskListener)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.EnvVars getCharacteristicEnvVars() {
        throw new UnsupportedOperationException();
    }

    public RunT getBuildByNumber(int value) {
        throw new UnsupportedOperationException();
    }

    public RunT getFirstBuild() {
        throw new UnsupportedOperationException();
    }

    public hudson.util.RunList<RunT> getBuilds() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }

    protected void saveNextBuildNumber() throws java.io.IOException {}

    public java.lang.String getPronoun() {
        throw new UnsupportedOperationException();
    }

    public int getNextBuildNumber() {
        return 0;
    }

    public void updateNextBuildNumber(int value) throws java.io.IOException {}

    public boolean supportsLogRotator() {
        return false;
    }

    public abstract boolean isBuildable();

    protected abstract java.util.SortedMap<java.lang.Integer, ? extends RunT> _getRuns();

    public java.util.SortedMap<java.lang.Integer, RunT> getBuildsAsMap() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastSuccessfulBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastUnsuccessfulBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastStableBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastFailedBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastCompletedBuild() {
        throw new UnsupportedOperationException();
    }
}
