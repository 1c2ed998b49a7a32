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

/** Stands for hudson.model.Job: what has builds. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {
    private transient BuildNumbers numbers;

    /** In the parent. */
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

    /** The builds by number, the newest first. */
    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    /** Forgets a build that was deleted. */
    protected abstract void removeRun(RunT run);

    /** Whether it can be built now. */
    public abstract boolean isBuildable();

    /** The builds by number, the newest first. */
    public SortedMap<Integer, RunT> getBuildsAsMap() {
        return Collections.unmodifiableSortedMap(_getRuns());
    }

    /** The build of this number, or null. */
    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    /** The newest build that is over, or null. */
    public RunT getLastCompletedBuild() {
        return newest(build -> !build.isBuilding());
    }

    /** The newest build that ended well or unstable, or null. */
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

    /** The number of the next build. */
    public int getNextBuildNumber() {
        return numbers.next();
    }

    /** Takes the number of the next build. */
    public synchronized int assignBuildNumber() throws IOException {
        return numbers.take();
    }

    /** The folder with the builds. */
    public File getBuildDir() {
        return new File(getRootDir(), "builds");
    }

    /** The variables of the job. */
    public EnvVars getCharacteristicEnvVars() {
        EnvVars variables = new EnvVars();
        variables.put("JENKINS_SERVER_COOKIE", Jenkins.get().getLegacyInstanceId());
        variables.put("HUDSON_SERVER_COOKIE", Jenkins.get().getLegacyInstanceId());
        variables.put("JENKINS_HOME", Jenkins.get().getRootDir().getPath());
        variables.put("JOB_NAME", getFullName());
        variables.put("JOB_BASE_NAME", getName());
        return variables;
    }

    /** The variables of the job on the node, which may be null. */
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
