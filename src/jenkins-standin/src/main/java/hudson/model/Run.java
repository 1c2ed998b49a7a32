package hudson.model;

/** Stands for hudson.model.Run of Jenkins 2.479.3. */
public abstract class Run<JobT extends hudson.model.Job<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT>>
        extends hudson.model.Actionable
        implements hudson.ExtensionPoint,
                java.lang.Comparable<RunT>,
                hudson.security.AccessControlled,
                hudson.model.PersistenceRoot {
    protected final transient JobT project = null;
    public transient int number;
    protected long timestamp;
    protected volatile hudson.model.Result result;
    protected volatile java.lang.String description;
    protected long duration;
    public static final com.thoughtworks.xstream.XStream XSTREAM = null;
    public static final hudson.util.XStream2 XSTREAM2 = null;
    public static final hudson.security.PermissionGroup PERMISSIONS = null;
    public static final hudson.security.Permission DELETE = null;
    public static final hudson.security.Permission UPDATE = null;
    public static final hudson.security.Permission ARTIFACTS = null;

    protected Run(JobT job) throws java.io.IOException {}

    public <T extends hudson.model.Cause> T getCause(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(RunT run) {
        return 0;
    }

    public JobT getParent() {
        throw new UnsupportedOperationException();
    }

    protected final void execute(RunExecution runExecution) {}

    public void delete() throws java.io.IOException {}

    public java.lang.String getId() {
        throw new UnsupportedOperationException();
    }

    public void save() throws java.io.IOException {}

    public int getNumber() {
        return 0;
    }

    public void setResult(hudson.model.Result result) {}

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.util.Calendar getTimestamp() {
        throw new UnsupportedOperationException();
    }

    public final java.util.Date getTime() {
        throw new UnsupportedOperationException();
    }

    public long getDuration() {
        return 0;
    }

    public final long getTimeInMillis() {
        return 0;
    }

    public void reload() throws java.io.IOException {}

    public hudson.model.Executor getExecutor() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Result getResult() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrl() {
        throw new UnsupportedOperationException();
    }

    public java.io.File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public void keepLog(boolean value) throws java.io.IOException {}

    public final void keepLog() throws java.io.IOException {}

    protected void onLoad() {}

    public void addAction(hudson.model.Action action) {}

    public long getQueueId() {
        return 0;
    }

    public final boolean isKeepLog() {
        return false;
    }

    public boolean isBuilding() {
        return false;
    }

    public boolean isInProgress() {
        return false;
    }

    public boolean isLogUpdated() {
        return false;
    }

    public hudson.model.Executor getOneOffExecutor() {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.model.Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public final long getStartTimeInMillis() {
        return 0;
    }

    public java.lang.String getDescription() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getTimestampString() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDurationString() {
        throw new UnsupportedOperationException();
    }

    public boolean hasntStartedYet() {
        return false;
    }

    public RunT getPreviousBuild() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    public void setDisplayName(java.lang.String string) throws java.io.IOException {}

    public final RunT getPreviousCompletedBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getPreviousSuccessfulBuild() {
        throw new UnsupportedOperationException();
    }

    public RunT getNextBuild() {
        throw new UnsupportedOperationException();
    }

    public final java.lang.String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public final jenkins.model.ArtifactManager getArtifactManager() {
        throw new UnsupportedOperationException();
    }

    public final jenkins.model.ArtifactManager pickArtifactManager() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public java.io.File getArtifactsDir() {
        throw new UnsupportedOperationException();
    }

    public java.util.List<Artifact> getArtifacts() {
        throw new UnsupportedOperationException();
    }

    public boolean getHasArtifacts() {
        return false;
    }

    @Deprecated
    public java.io.File getLogFile() {
        throw new UnsupportedOperationException();
    }

    public java.io.InputStream getLogInputStream() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public java.io.Reader getLogReader() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Api getApi() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    protected void onStartBuilding() {}

    protected void onEndBuilding() {}

    public java.util.List<java.lang.String> getLog(int value) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public java.lang.String getLog() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public void setDescription(java.lang.String string) throws java.io.IOException {}

    public hudson.EnvVars getEnvironment(hudson.model.TaskListener taskListener)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public hudson.EnvVars getEnvironment() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public final hudson.EnvVars getCharacteristicEnvVars() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getExternalizableId() {
        throw new UnsupportedOperationException();
    }

    public static hudson.model.Run<?, ?> fromExternalizableId(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.lang.Object getDynamic(
            java.lang.String string,
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            org.kohsuke.stapler.StaplerResponse2 staplerResponse2) {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.model.Run.Artifact of Jenkins 2.479.3. */
    public class Artifact {
        public final java.lang.String relativePath = null;

        Artifact() {}

        public java.lang.String toString() {
            throw new UnsupportedOperationException();
        }

        @Deprecated
        public java.io.File getFile() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getFileName() {
            throw new UnsupportedOperationException();
        }

        public long getFileSize() {
            return 0;
        }

        public java.lang.String getDisplayPath() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getHref() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getTreeNodeId() {
            throw new UnsupportedOperationException();
        }
    }
    /** Stands for hudson.model.Run.RunExecution of Jenkins 2.479.3. */
    public abstract class RunExecution {
        public RunExecution() {}

        public abstract hudson.model.Result run(hudson.model.BuildListener buildListener) throws java.lang.Exception;

        public abstract void post(hudson.model.BuildListener buildListener) throws java.lang.Exception;

        public RunT getBuild() {
            throw new UnsupportedOperationException();
        }

        public abstract void cleanUp(hudson.model.BuildListener buildListener) throws java.lang.Exception;

        public JobT getProject() {
            throw new UnsupportedOperationException();
        }
    }
}
