package io.jenkins.plugins.azurerender.demo;

import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.standin.PocketController;
import io.jenkins.plugins.azurerender.standin.pipeline.PocketScm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** One run of a Jenkinsfile: a local cloud, a controller with the packed plugin, a job, a build, its frames. */
final class Demo implements AutoCloseable {
    private static final long ABORT_SECONDS = 30;

    private final Path repository;
    private final PrintStream output;
    private final LogFollower follower;
    private LocalCloud cloud;
    private PocketController controller;
    private boolean closed;
    private volatile WorkflowRun build;

    Demo(Path repository, PrintStream output) {
        this.repository = repository;
        this.output = output;
        this.follower = new LogFollower(output);
    }

    /**
     * Runs the job and returns the folder of its artifacts.
     *
     * @param home of the controller; must not exist
     * @throws DemoException when the build does not succeed
     */
    Path run(Path home, Path plugin, Path jenkinsfile)
            throws IOException, InterruptedException, ExecutionException, DemoException {
        if (!Files.exists(plugin)) {
            throw new DemoException(plugin + " is not built: run 'mvn -Pdemo' in the repository's root.");
        }
        build = start(home, plugin, jenkinsfile).waitForStart();
        follower.follow(build);
        if (build.getResult() != Result.SUCCESS) {
            throw new DemoException("The build ended as " + build.getResult() + "; its log is "
                    + build.getRootDir().toPath().resolve("log") + ".");
        }
        return build.getRootDir().toPath().resolve("archive");
    }

    private synchronized QueueTaskFuture<WorkflowRun> start(Path home, Path plugin, Path jenkinsfile)
            throws IOException, InterruptedException, DemoException {
        if (closed) {
            throw new DemoException("The demo was stopped before its build began.");
        }
        cloud = LocalCloud.start();
        output.println("Demo: Batch is at " + cloud.batchUrl() + ", Blob storage at " + cloud.blobEndpoint() + ".");
        controller = PocketController.start(home, List.of(plugin));
        Jenkins jenkins = controller.jenkins();
        new Administrator(jenkins).addRenderAccount(cloud);
        output.println("Demo: the controller's home is " + home + ", with " + plugin.getFileName() + " installed.");
        WorkflowJob job = createJob(jenkins, jenkinsfile);
        QueueTaskFuture<WorkflowRun> scheduled = job.scheduleBuild2(0);
        if (scheduled == null) {
            throw new DemoException("The controller takes no build of job '" + job.getName() + "'.");
        }
        output.println("Demo: " + jenkinsfile + " runs as job '" + job.getName() + "'.");
        return scheduled;
    }

    private WorkflowJob createJob(Jenkins jenkins, Path jenkinsfile) throws IOException {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "nightly");
        PocketScm.set(job, repository.toString());
        job.setDefinition(new CpsFlowDefinition(Files.readString(jenkinsfile), true));
        return job;
    }

    /** Stops the build, if one runs, so that the plugin ends its Batch job, and then everything else. */
    void abort() throws IOException, InterruptedException {
        WorkflowRun running = build;
        if (running != null && running.isBuilding()) {
            output.println("Demo: stopping the build.");
            running.doStop();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ABORT_SECONDS);
            while (running.isBuilding() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            // Its last words, before this JVM ends: the thread that follows the log may not come to them.
            follower.showNew(LogFollower.log(running));
        }
        close();
    }

    /** Ends controller and cloud; the home stays. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try {
            if (controller != null) {
                controller.close();
                controller = null;
            }
        } finally {
            if (cloud != null) {
                cloud.close();
                cloud = null;
                output.println("Demo: controller, Batch and storage are stopped.");
            }
        }
    }
}
