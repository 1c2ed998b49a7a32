package io.jenkins.plugins.azurerender.demo;

import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.pipeline.DirectoryScm;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Runs a Jenkinsfile on a local cloud and an embedded controller with the packaged plugin. */
final class LocalDemo implements Demo {
    private static final long ABORT_SECONDS = 30;

    private final Path repository;
    private final Path jenkinsfile;
    private final ExpectedFrames frames;
    private final PrintStream output;
    private final LogFollower follower;
    private LocalCloud cloud;
    private EmbeddedController controller;
    private boolean closed;
    private volatile WorkflowRun build;

    /** @param frames the frames that the Jenkinsfile renders */
    LocalDemo(Path repository, Path jenkinsfile, ExpectedFrames frames, PrintStream output) {
        this.repository = repository;
        this.jenkinsfile = jenkinsfile;
        this.frames = frames;
        this.output = output;
        this.follower = new LogFollower(output);
    }

    @Override
    public Map<Path, ExpectedFrames> run(Path home, Path plugin)
            throws IOException, InterruptedException, ExecutionException, DemoException {
        build = start(home, plugin).waitForStart();
        follower.follow(build);
        if (build.getResult() != Result.SUCCESS) {
            throw new DemoException("The build ended as " + build.getResult() + "; its log is "
                    + build.getRootDir().toPath().resolve("log") + ".");
        }
        return Map.of(build.getRootDir().toPath().resolve("archive"), frames);
    }

    private synchronized QueueTaskFuture<WorkflowRun> start(Path home, Path plugin)
            throws IOException, InterruptedException, DemoException {
        if (closed) {
            throw new DemoException("The demo was stopped before its build started.");
        }
        cloud = LocalCloud.startWithBlender();
        output.println("Demo: Batch is at " + cloud.batchUrl() + ", Blob storage at " + cloud.blobEndpoint() + ".");
        controller = EmbeddedController.start(home, List.of(plugin));
        Jenkins jenkins = controller.jenkins();
        new ControllerSetup(jenkins).addRenderAccount(cloud);
        output.println("Demo: the controller's home is " + home + ", with " + plugin.getFileName() + " installed.");
        WorkflowJob job = createJob(jenkins);
        QueueTaskFuture<WorkflowRun> scheduled = job.scheduleBuild2(0);
        if (scheduled == null) {
            throw new DemoException("The controller did not schedule a build of job '" + job.getName() + "'.");
        }
        output.println("Demo: " + jenkinsfile + " runs as job '" + job.getName() + "'.");
        return scheduled;
    }

    private WorkflowJob createJob(Jenkins jenkins) throws IOException {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "nightly");
        DirectoryScm.set(job, repository.toString());
        job.setDefinition(new CpsFlowDefinition(Files.readString(jenkinsfile), true));
        return job;
    }

    @Override
    public void abort() throws IOException, InterruptedException {
        WorkflowRun running = build;
        if (running != null && running.isBuilding()) {
            output.println("Demo: stopping the build.");
            running.doStop();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ABORT_SECONDS);
            while (running.isBuilding() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            // The JVM is about to end, so the thread that follows the log may not print the last lines.
            follower.printNew(LogFollower.log(running));
        }
        close();
    }

    /** Stops controller and cloud; the home folder is kept. */
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
                output.println("Demo: controller, Batch and storage have stopped.");
            }
        }
    }
}
