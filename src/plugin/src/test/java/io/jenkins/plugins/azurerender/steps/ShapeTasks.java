package io.jenkins.plugins.azurerender.steps;

import io.jenkins.plugins.azurerender.emulator.control.TaskProgram;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Renders the frames of {@link PipelineShape} without processes, and counts how often each frame was rendered. */
final class ShapeTasks implements TaskProgram {

    private static final int FAILED = 3;
    private static final int POLL_MILLIS = 50;

    private final List<WorkflowRun> builds = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> rendered = new ConcurrentHashMap<>();
    /** The frames whose first rendering has failed. */
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    /** The Batch jobs of each slow render, by the id of the render. */
    private final Map<String, Set<String>> slow = new ConcurrentHashMap<>();

    private final Path folder;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    ShapeTasks(Path folder) {
        this.folder = folder;
    }

    /** Lets tasks wait until {@link #resume}. */
    void pause() {
        gate = new CountDownLatch(1);
    }

    void resume() {
        gate.countDown();
    }

    /** Renders the frames of a build, also after its end. */
    void begin(WorkflowRun build) {
        builds.add(build);
    }

    /** Forgets the builds of a job. */
    void end(WorkflowJob job) {
        builds.removeIf(build -> build.getParent() == job);
        rendered.keySet().removeIf(key -> key.startsWith(key(job, "")));
    }

    /** How often the file was rendered in builds of the job. */
    int count(WorkflowJob job, String file) {
        return rendered.getOrDefault(key(job, file), 0);
    }

    /** Whether the image was rendered as that frame of that render. */
    static boolean isFrame(BufferedImage image, String jobId, String file) {
        return (image.getRGB(0, 0) & 0xffffff) == color(jobId, file);
    }

    private static int color(String jobId, String file) {
        return (jobId + "/" + file).hashCode() & 0xffffff;
    }

    private static String key(WorkflowJob job, String file) {
        return job.getName() + "/" + file;
    }

    @Override
    public int run(String jobId, String taskId, Output output) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException x) {
            throw new IOException(x);
        }
        for (WorkflowRun build : builds) {
            RenderAction action = build.getAction(RenderAction.class);
            Optional<RenderRecord> render = action == null
                    ? Optional.empty()
                    : action.findBatchJob(jobId).or(() -> action.find(jobId));
            if (render.isPresent()) {
                return run(build, render.get(), jobId, taskId, output);
            }
        }
        return 0; // the build is over, or an attempt of retry has continued in another job
    }

    private int run(WorkflowRun build, RenderRecord render, String jobId, String taskId, Output output)
            throws IOException {
        // a repeated task has another id, which begins with that of the task in the plan
        RenderTask task = (jobId.equals(render.getBatchJob())
                        ? render.batchTasks()
                        : render.plan().tasks())
                .stream()
                        .filter(known -> taskId.startsWith(known.id()))
                        .findFirst()
                        .orElseThrow();
        if (task.role() == RenderTask.Role.AFTER) {
            for (String file : render.plan().after().files()) {
                Path text = Files.createTempFile(folder, "after", ".txt");
                Files.writeString(text, render.getJobId());
                upload(build, text, file, output);
            }
            return 0;
        }
        PipelineShape.Kind kind = PipelineShape.Kind.of(render.getOutput());
        if (kind == PipelineShape.Kind.BAD && build.getNumber() == 1) {
            return FAILED;
        }
        if (kind == PipelineShape.Kind.SLOW && build.getNumber() == 1) {
            awaitRelease(build, render, jobId);
            return FAILED;
        }
        for (int frame : task.frames().frames()) {
            for (String file : render.plan().expectedFiles(frame)) {
                if (kind == PipelineShape.Kind.FLAKY && frame % 2 == 1 && failed.add(key(build.getParent(), file))) {
                    return FAILED;
                }
                BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                image.setRGB(0, 0, color(render.getJobId(), file));
                Path png = Files.createTempFile(folder, "frame", ".png");
                ImageIO.write(image, "png", png.toFile());
                upload(build, png, file, output);
            }
        }
        return 0;
    }

    private void upload(WorkflowRun build, Path file, String name, Output output) throws IOException {
        output.upload(file, name);
        Files.delete(file);
        rendered.merge(key(build.getParent(), name), 1, Integer::sum);
    }

    /** Waits until the build is over, or has released the render once for each of its Batch jobs. */
    private void awaitRelease(WorkflowRun build, RenderRecord render, String jobId) throws IOException {
        Set<String> jobs = slow.computeIfAbsent(render.getJobId(), id -> ConcurrentHashMap.newKeySet());
        jobs.add(jobId);
        String released = "@RELEASED " + render.getJobId();
        try {
            while (build.isBuilding()
                    && JenkinsRule.getLog(build)
                                    .lines()
                                    .filter(released::equals)
                                    .count()
                            < jobs.size()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException x) {
            throw new IOException(x);
        }
    }
}
