package io.jenkins.plugins.azurerender.steps;

import io.jenkins.plugins.azurerender.emulator.control.TaskProgram;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Renders the frames of {@link PipelineShape} without processes, and counts how often each frame was rendered. */
final class ShapeTasks implements TaskProgram {

    private static final int FAILED = 3;

    private final Set<WorkflowRun> builds = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> rendered = new ConcurrentHashMap<>();
    private final Path folder;

    ShapeTasks(Path folder) {
        this.folder = folder;
    }

    void begin(WorkflowRun build) {
        builds.add(build);
    }

    void end(WorkflowRun build) {
        builds.remove(build);
        rendered.keySet().removeIf(key -> key.startsWith(key(build, "")));
    }

    /** How often the frame was rendered successfully in the build. */
    int count(WorkflowRun build, String file) {
        return rendered.getOrDefault(key(build, file), 0);
    }

    /** Whether the image was rendered as that frame of that render. */
    static boolean isFrame(BufferedImage image, String jobId, String file) {
        return (image.getRGB(0, 0) & 0xffffff) == color(jobId, file);
    }

    private static int color(String jobId, String file) {
        return (jobId + "/" + file).hashCode() & 0xffffff;
    }

    private static String key(WorkflowRun build, String file) {
        return build.getParent().getName() + "/" + file;
    }

    @Override
    public int run(String jobId, String taskId, Output output) throws IOException {
        for (WorkflowRun build : builds) {
            RenderAction action = build.getAction(RenderAction.class);
            Optional<RenderRecord> render = action == null ? Optional.empty() : action.find(jobId);
            if (render.isPresent()) {
                return run(build, render.get(), taskId, output);
            }
        }
        return 0; // the build has ended
    }

    private int run(WorkflowRun build, RenderRecord render, String taskId, Output output) throws IOException {
        if (render.getOutput().startsWith("bad")) {
            return FAILED;
        }
        if (render.getOutput().startsWith("slow")) {
            awaitEnd(build);
            return FAILED;
        }
        // a repeated task has another id, which begins with that of the task in the plan
        RenderTask task = render.plan().tasks().stream()
                .filter(known -> taskId.startsWith(known.id()))
                .findFirst()
                .orElseThrow();
        for (int frame : task.frames().frames()) {
            for (String file : render.plan().expectedFiles(frame)) {
                BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                image.setRGB(0, 0, color(render.getJobId(), file));
                Path png = Files.createTempFile(folder, "frame", ".png");
                ImageIO.write(image, "png", png.toFile());
                output.upload(png, file);
                Files.delete(png);
                rendered.merge(key(build, file), 1, Integer::sum);
            }
        }
        return 0;
    }

    private static void awaitEnd(WorkflowRun build) throws IOException {
        try {
            while (build.isBuilding()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException x) {
            throw new IOException(x);
        }
    }
}
