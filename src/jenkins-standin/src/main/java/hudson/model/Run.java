package hudson.model;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.Functions;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.XStream2;
import io.jenkins.plugins.azurerender.standin.builds.ArtifactArchives;
import io.jenkins.plugins.azurerender.standin.builds.BuildPhase;
import io.jenkins.plugins.azurerender.standin.text.FixedText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.ArtifactManager;
import jenkins.model.RunAction2;

/** A build of a job, stored in {@code builds/<number>} in the directory of the job. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot {
    /** Converts builds to XML and back. */
    public static final XStream2 XSTREAM2 = new XStream2();

    /** The permissions on builds. */
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, FixedText.of("Run"));

    /** Permission to change name and description. */
    public static final Permission UPDATE = permission("Update", Permission.UPDATE, true);

    /** Permission to read artifacts, if it is enabled. */
    public static final Permission ARTIFACTS = permission("Artifacts", null, Functions.isArtifactsPermissionEnabled());

    private static final Logger LOGGER = Logger.getLogger(Run.class.getName());

    static {
        XSTREAM2.alias("build", FreeStyleBuild.class);
    }

    /** The job. */
    protected final transient JobT project;

    /** The build number. */
    public transient int number;

    /** The time when the build was scheduled, in milliseconds since 1970. */
    protected long timestamp;

    /** The result, or the worst result so far. */
    protected volatile Result result;

    /** The description. */
    protected volatile String description;

    /** The duration in milliseconds. */
    protected volatile long duration;

    private volatile long startTime;
    private volatile String displayName;
    private volatile ArtifactManager artifactManager;
    private transient volatile State state;

    private enum State {
        NOT_STARTED,
        BUILDING,
        COMPLETED
    }

    /** Creates a new build. */
    protected Run(JobT job) throws IOException {
        project = job;
        timestamp = System.currentTimeMillis();
        state = State.NOT_STARTED;
        number = job.assignBuildNumber();
        Files.createDirectories(getRootDir().toPath());
    }

    /** Loads the build from its directory. */
    protected Run(JobT project, File buildDir) throws IOException {
        this.project = project;
        number = Integer.parseInt(buildDir.getName());
        reload();
    }

    private static Permission permission(String name, Permission impliedBy, boolean enabled) {
        return new Permission(
                PERMISSIONS, name, FixedText.of(name), impliedBy, enabled, new PermissionScope[] {PermissionScope.RUN});
    }

    /** Loads the build from disk. */
    public void reload() throws IOException {
        state = State.COMPLETED;
        dataFile().unmarshal(this);
        onLoad();
    }

    /** Called after the object was loaded from disk. */
    protected void onLoad() {
        for (Action action : getAllActions()) {
            if (action instanceof RunAction2 attached) {
                try {
                    attached.onLoad(this);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> "failed to load " + action + " from " + dataFile());
                    removeAction(action);
                }
            }
        }
        if (artifactManager != null) {
            artifactManager.onLoad(this);
        }
    }

    private XmlFile dataFile() {
        return new XmlFile(XSTREAM2, new File(getRootDir(), "build.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        dataFile().write(this);
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    /** Returns the job. */
    public JobT getParent() {
        return project;
    }

    /** Returns the build number. */
    public int getNumber() {
        return number;
    }

    /** Returns the id, which is the name of the directory. */
    public String getId() {
        return Integer.toString(number);
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), getId());
    }

    /** Returns the full name of the job and the number, such as {@code job#3}. */
    public String getExternalizableId() {
        return project.getFullName() + "#" + getNumber();
    }

    @Override
    public String getDisplayName() {
        return displayName == null ? "#" + getNumber() : displayName;
    }

    /** Sets the display name. */
    public void setDisplayName(String value) throws IOException {
        checkPermission(UPDATE);
        displayName = value;
        save();
    }

    /** Returns the display names of job and build. */
    public String getFullDisplayName() {
        return project.getFullDisplayName() + ' ' + getDisplayName();
    }

    /** Returns the description. */
    public String getDescription() {
        return description;
    }

    /** Sets the description. */
    public void setDescription(String description) throws IOException {
        checkPermission(UPDATE);
        this.description = description;
        save();
    }

    /** Returns the start time in milliseconds since 1970. */
    public final long getStartTimeInMillis() {
        return startTime == 0 ? timestamp : startTime;
    }

    /** Returns the duration in milliseconds; 0 before the end. */
    public long getDuration() {
        return duration;
    }

    /** Returns whether the build has not ended. */
    public boolean isBuilding() {
        return state != State.COMPLETED;
    }

    /** Returns whether the build has started and not ended. */
    public boolean isInProgress() {
        return state == State.BUILDING;
    }

    /** Returns whether the log is still written. */
    public boolean isLogUpdated() {
        return state != State.COMPLETED;
    }

    /** Called when the build starts. */
    protected void onStartBuilding() {
        state = State.BUILDING;
        startTime = System.currentTimeMillis();
    }

    /** Called when the build has ended. */
    protected void onEndBuilding() {
        state = State.COMPLETED;
    }

    /** Returns the result, or the worst result so far; null when none is set. */
    public Result getResult() {
        return result;
    }

    /**
     * Sets the result if it is worse than the current one.
     *
     * @throws IllegalStateException when the build is not running
     */
    public void setResult(Result r) {
        if (state != State.BUILDING) {
            throw new IllegalStateException(
                    "cannot change build result while in " + (state == null ? State.COMPLETED : state));
        }
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    /** Returns the causes of the build. */
    public List<Cause> getCauses() {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? List.of() : action.getCauses();
    }

    /** Returns the previous build, or null. */
    public RunT getPreviousBuild() {
        return before(build -> true);
    }

    /** Returns the last completed build before this one, or null. */
    public final RunT getPreviousCompletedBuild() {
        return before(build -> !build.isBuilding());
    }

    /** Returns the last stable or unstable build before this one, or null. */
    public RunT getPreviousSuccessfulBuild() {
        return before(build -> !build.isBuilding()
                && build.getResult() != null
                && build.getResult().isBetterOrEqualTo(Result.UNSTABLE));
    }

    private RunT before(Predicate<RunT> wanted) {
        Stream<? extends RunT> earlier = project._getRuns().values().stream().filter(build -> build.number < number);
        return earlier.filter(wanted).findFirst().orElse(null);
    }

    /** Returns the next build, or null. */
    public RunT getNextBuild() {
        RunT next = null;
        for (RunT build : project._getRuns().values()) {
            next = build.number > number ? build : next;
        }
        return next;
    }

    /** Returns the log file. */
    @Deprecated
    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    private File log() {
        return new File(getRootDir(), "log");
    }

    /** Returns the last lines of the log. */
    public List<String> getLog(int maxLines) throws IOException {
        if (maxLines == 0 || !log().exists()) {
            return List.of();
        }
        List<String> lines = new String(Files.readAllBytes(log().toPath()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.size() <= maxLines ? lines : lines.subList(lines.size() - maxLines, lines.size());
    }

    /** Returns the artifact manager; selects and stores one at the first call. */
    public final synchronized ArtifactManager pickArtifactManager() throws IOException {
        if (artifactManager == null) {
            artifactManager = ArtifactArchives.choose(this);
            artifactManager.onLoad(this);
            save();
        }
        return artifactManager;
    }

    /** Returns the artifact manager. */
    public final ArtifactManager getArtifactManager() {
        return artifactManager != null ? artifactManager : ArtifactArchives.standard(this);
    }

    /** Returns the artifacts. */
    public List<Artifact> getArtifacts() {
        return ArtifactArchives.list(getArtifactManager()).stream()
                .map(path -> new Artifact(path))
                .toList();
    }

    /** Returns the environment variables of build and job. */
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = project.getEnvironment(null, listener);
        variables.putAll(getCharacteristicEnvVars());
        return variables;
    }

    /** Returns the environment variables that identify the build. */
    public final EnvVars getCharacteristicEnvVars() {
        EnvVars variables = project.getCharacteristicEnvVars();
        variables.put("BUILD_NUMBER", Integer.toString(number));
        variables.put("BUILD_ID", getId());
        variables.put("BUILD_DISPLAY_NAME", getDisplayName());
        variables.put("BUILD_TAG", "jenkins-" + project.getFullName().replace('/', '-') + "-" + number);
        return variables;
    }

    /** Returns the executor of the build, or null. */
    public Executor getExecutor() {
        return this instanceof Queue.Executable executable ? Executor.of(executable) : null;
    }

    /** Deletes the build. */
    @SuppressWarnings("unchecked")
    public void delete() throws IOException {
        RunListener.fireDeleted(this);
        try {
            getArtifactManager().delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Util.deleteRecursive(getRootDir());
        project.removeRun((RunT) this);
    }

    @Override
    public ACL getACL() {
        return project.getACL();
    }

    @Override
    public int compareTo(RunT that) {
        int byJob = project.getFullName().compareTo(that.project.getFullName());
        return byJob == 0 ? Integer.compare(number, that.number) : byJob;
    }

    @Override
    public boolean equals(Object o) {
        return this == o;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return project.getFullName() + " #" + number;
    }

    /** Runs the whole build on the current thread. */
    protected final void execute(RunExecution job) {
        onStartBuilding();
        try (StreamBuildListener listener = new StreamBuildListener(log(), StandardCharsets.UTF_8)) {
            try {
                listener.started(getCauses());
                listener.getLogger().println("Running as SYSTEM");
                RunListener.fireStarted(this, listener);
                runGuarded(() -> setResult(job.run(listener)), listener);
                runGuarded(() -> job.post(listener), listener);
            } finally {
                duration = Math.max(0, System.currentTimeMillis() - startTime);
                result = result == null ? Result.FAILURE : result;
                runGuarded(() -> job.cleanUp(listener), listener);
                RunListener.fireCompleted(this, listener);
                listener.finished(result);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot write the log of " + this);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot save " + this);
        }
        onEndBuilding();
        RunListener.fireFinalized(this);
    }

    private void runGuarded(BuildPhase work, BuildListener listener) {
        try {
            work.run();
        } catch (AbortException e) {
            setResult(Result.FAILURE);
            listener.error(e.getMessage());
        } catch (InterruptedException e) {
            Executor executor = Executor.currentExecutor();
            setResult(executor == null ? Result.ABORTED : executor.abortResult());
            listener.getLogger().println("Build was aborted");
            if (executor != null) {
                executor.recordCauseOfInterruption(this, listener);
            }
        } catch (Exception | LinkageError | AssertionError e) {
            setResult(Result.FAILURE);
            e.printStackTrace(listener.fatalError(e.getMessage()));
        }
    }

    /** The phases of a build. */
    public abstract class RunExecution {
        /** Runs the build and returns its result. */
        public abstract Result run(BuildListener listener) throws Exception;

        /** Runs after the build, whatever its result. */
        public abstract void post(BuildListener listener) throws Exception;

        /** Releases resources. */
        public abstract void cleanUp(BuildListener listener) throws Exception;
    }

    /** An archived file. */
    public class Artifact {
        /** The path in the archive, with slashes. */
        public final String relativePath;

        Artifact(String relativePath) {
            this.relativePath = relativePath;
        }

        /** Returns the file name. */
        public String getFileName() {
            return relativePath.substring(relativePath.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return relativePath;
        }
    }
}
