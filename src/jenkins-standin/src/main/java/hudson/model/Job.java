package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import io.jenkins.plugins.azurerender.standin.builds.BuildNumbers;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Predicate;
import jenkins.model.Jenkins;

/** An item with builds. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {
    private transient BuildNumbers numbers;

    /** Creates an item in the parent. */
    @SuppressWarnings("rawtypes")
    protected Job(ItemGroup parent, String name) {
        super(parent, name);
        numbers = new BuildNumbers(this);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        numbers = new BuildNumbers(this);
    }

    /** Returns the builds by number, newest first. */
    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    /** Removes a deleted build from the map. */
    protected abstract void removeRun(RunT run);

    /** Returns whether a build can be scheduled. */
    public abstract boolean isBuildable();

    /** Returns the builds by number, newest first. */
    public SortedMap<Integer, RunT> getBuildsAsMap() {
        return Collections.unmodifiableSortedMap(_getRuns());
    }

    /** Returns the build with the number, or null. */
    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    /** Returns the newest completed build, or null. */
    public RunT getLastCompletedBuild() {
        return newest(build -> !build.isBuilding());
    }

    /** Returns the newest completed build that is stable or unstable, or null. */
    public RunT getLastSuccessfulBuild() {
        return newest(build -> isOverWith(build, result -> result.isBetterOrEqualTo(Result.UNSTABLE)));
    }

    private RunT newest(Predicate<RunT> wanted) {
        for (RunT build : _getRuns().values()) {
            if (wanted.test(build)) {
                return build;
            }
        }
        return null;
    }

    private boolean isOverWith(RunT build, Predicate<Result> wanted) {
        Result result = build.getResult();
        return !build.isBuilding() && result != null && wanted.test(result);
    }

    /** Returns the number of the next build. */
    public int getNextBuildNumber() {
        return numbers.next();
    }

    /** Returns the number of the next build and increments it. */
    public synchronized int assignBuildNumber() throws IOException {
        return numbers.assign();
    }

    /** Returns the directory of the builds. */
    public File getBuildDir() {
        return new File(getRootDir(), "builds");
    }

    /** Returns the environment variables that identify the job. */
    public EnvVars getCharacteristicEnvVars() {
        EnvVars variables = new EnvVars();
        variables.put("JENKINS_SERVER_COOKIE", Jenkins.get().getLegacyInstanceId());
        variables.put("HUDSON_SERVER_COOKIE", Jenkins.get().getLegacyInstanceId());
        variables.put("JENKINS_HOME", Jenkins.get().getRootDir().getPath());
        variables.put("JOB_NAME", getFullName());
        variables.put("JOB_BASE_NAME", getName());
        return variables;
    }

    /** Returns the environment variables of the job on the node, which may be null. */
    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = new EnvVars();
        Computer computer = node == null ? null : node.toComputer();
        if (computer != null) {
            variables.putAll(computer.getEnvironment());
        }
        variables.putAll(getCharacteristicEnvVars());
        return variables;
    }
}
