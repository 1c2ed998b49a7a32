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

/** Stands for hudson.model.Run: one build of a job, kept in {@code builds/<number>} of the job's folder. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot {
    /** How builds are saved. */
    public static final XStream2 XSTREAM2 = new XStream2();

    /** Permissions on builds. */
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, FixedText.of("Run"));

    /** To delete it. */
    public static final Permission DELETE = permission("Delete", Permission.DELETE, true);

    /** To change its description. */
    public static final Permission UPDATE = permission("Update", Permission.UPDATE, true);

    /** To read its artifacts, when that has a permission of its own. */
    public static final Permission ARTIFACTS = permission("Artifacts", null, Functions.isArtifactsPermissionEnabled());

    private static final Logger LOGGER = Logger.getLogger(Run.class.getName());

    static {
        XSTREAM2.alias("build", FreeStyleBuild.class);
    }

    /** The job. */
    protected final transient JobT project;

    /** The number in the job. */
    public transient int number;

    /** When it was scheduled, in milliseconds since 1970. */
    protected long timestamp;

    /** How it ended, or how bad it is by now. */
    protected volatile Result result;

    /** A text about it. */
    protected volatile String description;

    /** How long it took, in milliseconds. */
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

    /** A new build. */
    protected Run(JobT job) throws IOException {
        project = job;
        timestamp = System.currentTimeMillis();
        state = State.NOT_STARTED;
        number = job.assignBuildNumber();
        Files.createDirectories(getRootDir().toPath());
    }

    /** The build in the folder. */
    protected Run(JobT project, File buildDir) throws IOException {
        this.project = project;
        number = Integer.parseInt(buildDir.getName());
        reload();
    }

    private static Permission permission(String name, Permission impliedBy, boolean enabled) {
        return new Permission(
                PERMISSIONS, name, FixedText.of(name), impliedBy, enabled, new PermissionScope[] {PermissionScope.RUN});
    }

    /** Reads it from disk. */
    public void reload() throws IOException {
        state = State.COMPLETED;
        dataFile().unmarshal(this);
        onLoad();
    }

    /** After it was read from disk. */
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

    /** The job. */
    public JobT getParent() {
        return project;
    }

    /** The number in the job. */
    public int getNumber() {
        return number;
    }

    /** The name of its folder. */
    public String getId() {
        return Integer.toString(number);
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), getId());
    }

    /** Job and number in one word. */
    public String getExternalizableId() {
        return project.getFullName() + "#" + getNumber();
    }

    @Override
    public String getDisplayName() {
        return displayName == null ? "#" + getNumber() : displayName;
    }

    /** Sets the name to show. */
    public void setDisplayName(String value) throws IOException {
        checkPermission(UPDATE);
        displayName = value;
        save();
    }

    /** The names to show of job and build. */
    public String getFullDisplayName() {
        return project.getFullDisplayName() + ' ' + getDisplayName();
    }

    /** The text about it. */
    public String getDescription() {
        return description;
    }

    /** Sets the text about it. */
    public void setDescription(String description) throws IOException {
        checkPermission(UPDATE);
        this.description = description;
        save();
    }

    /** When it began, in milliseconds since 1970. */
    public final long getStartTimeInMillis() {
        return startTime == 0 ? timestamp : startTime;
    }

    /** How long it took, in milliseconds; 0 before its end. */
    public long getDuration() {
        return duration;
    }

    /** Whether it is not over. */
    public boolean isBuilding() {
        return state != State.COMPLETED;
    }

    /** Whether it has begun and is not over. */
    public boolean isInProgress() {
        return state == State.BUILDING;
    }

    /** Whether the log may still grow. */
    public boolean isLogUpdated() {
        return state != State.COMPLETED;
    }

    /** When it begins. */
    protected void onStartBuilding() {
        state = State.BUILDING;
        startTime = System.currentTimeMillis();
    }

    /** When it is over. */
    protected void onEndBuilding() {
        state = State.COMPLETED;
    }

    /** How it ended, or how bad it is by now; null when nothing is known. */
    public Result getResult() {
        return result;
    }

    /** Makes the result worse; only while it is building. */
    public void setResult(Result r) {
        if (state != State.BUILDING) {
            throw new IllegalStateException(
                    "cannot change build result while in " + (state == null ? State.COMPLETED : state));
        }
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    /** Why it was started. */
    public List<Cause> getCauses() {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? List.of() : action.getCauses();
    }

    /** The build before, or null. */
    public RunT getPreviousBuild() {
        return before(build -> true);
    }

    /** The last build before that is over, or null. */
    public final RunT getPreviousCompletedBuild() {
        return before(build -> !build.isBuilding());
    }

    /** The last build before that ended well or unstable, or null. */
    public RunT getPreviousSuccessfulBuild() {
        return before(build -> !build.isBuilding()
                && build.getResult() != null
                && build.getResult().isBetterOrEqualTo(Result.UNSTABLE));
    }

    private RunT before(Predicate<RunT> wanted) {
        Stream<? extends RunT> earlier = project._getRuns().values().stream().filter(build -> build.number < number);
        return earlier.filter(wanted).findFirst().orElse(null);
    }

    /** The build after, or null. */
    public RunT getNextBuild() {
        RunT next = null;
        for (RunT build : project._getRuns().values()) {
            next = build.number > number ? build : next;
        }
        return next;
    }

    /** The file of the log; read it by {@link #getLogInputStream()}. */
    @Deprecated
    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    private File log() {
        return new File(getRootDir(), "log");
    }

    /** The last lines of the log. */
    public List<String> getLog(int maxLines) throws IOException {
        if (maxLines == 0 || !log().exists()) {
            return List.of();
        }
        List<String> lines = new String(Files.readAllBytes(log().toPath()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.size() <= maxLines ? lines : lines.subList(lines.size() - maxLines, lines.size());
    }

    /** The manager of its artifacts; chosen and remembered at the first call. */
    public final synchronized ArtifactManager pickArtifactManager() throws IOException {
        if (artifactManager == null) {
            artifactManager = ArtifactArchives.choose(this);
            artifactManager.onLoad(this);
            save();
        }
        return artifactManager;
    }

    /** The manager of its artifacts. */
    public final ArtifactManager getArtifactManager() {
        return artifactManager != null ? artifactManager : ArtifactArchives.standard(this);
    }

    /** The artifacts. */
    public List<Artifact> getArtifacts() {
        return ArtifactArchives.list(getArtifactManager()).stream()
                .map(path -> new Artifact(path))
                .toList();
    }

    /** The variables of build and job. */
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = project.getEnvironment(null, listener);
        variables.putAll(getCharacteristicEnvVars());
        return variables;
    }

    /** The variables of the build. */
    public final EnvVars getCharacteristicEnvVars() {
        EnvVars variables = project.getCharacteristicEnvVars();
        variables.put("BUILD_NUMBER", Integer.toString(number));
        variables.put("BUILD_ID", getId());
        variables.put("BUILD_DISPLAY_NAME", getDisplayName());
        variables.put("BUILD_TAG", "jenkins-" + project.getFullName().replace('/', '-') + "-" + number);
        return variables;
    }

    /** The thread that builds it, or null. */
    public Executor getExecutor() {
        return this instanceof Queue.Executable executable ? Executor.of(executable) : null;
    }

    /** Deletes it. */
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

    /** Runs it from begin to end on this thread. */
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

    /** Stands for hudson.model.Run.RunExecution: what a build does. */
    public abstract class RunExecution {
        /** The build itself. */
        public abstract Result run(BuildListener listener) throws Exception;

        /** What follows, whatever the result. */
        public abstract void post(BuildListener listener) throws Exception;

        /** What is left to clean up. */
        public abstract void cleanUp(BuildListener listener) throws Exception;
    }

    /** Stands for hudson.model.Run.Artifact: one file kept with the build. */
    public class Artifact {
        /** The path in the archive, with slashes. */
        public final String relativePath;

        Artifact(String relativePath) {
            this.relativePath = relativePath;
        }

        /** The last part of the path. */
        public String getFileName() {
            return relativePath.substring(relativePath.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return relativePath;
        }
    }
}
