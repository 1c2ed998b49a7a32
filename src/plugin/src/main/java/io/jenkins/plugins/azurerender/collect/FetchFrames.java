package io.jenkins.plugins.azurerender.collect;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.storage.SignedContainer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import jenkins.MasterToSlaveFileCallable;

/**
 * Fetches the frames of a render into a folder, checks each, and writes thumbnails and the contact sheet beside them.
 * Only names that the plan gives are asked for: what else lies in the container is never read.
 */
public final class FetchFrames extends MasterToSlaveFileCallable<CollectedFrames> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LOGS = 20;
    private static final int DOWNLOADS_AT_ONCE = 4;
    private static final long PROGRESS_EVERY_NANOS = 10_000_000_000L;

    private final URI container;
    private final String page;
    private final RenderPlan plan;
    private final Duration patience;
    private final TaskListener listener;

    /**
     * @param container URL that allows to read the render's output
     * @param page name of the contact sheet
     */
    public FetchFrames(URI container, String page, RenderPlan plan, Duration patience, TaskListener listener) {
        this.container = container;
        this.page = page;
        this.plan = plan;
        this.patience = patience;
        this.listener = listener;
    }

    @Override
    public CollectedFrames invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        Path target = folder.toPath();
        SignedContainer source = new SignedContainer(container, patience);
        List<Callable<Frame>> fetches = new ArrayList<>();
        for (int number : plan.frames().frames()) {
            fetches.add(() -> fetch(source, target, number));
        }
        ArrayList<Frame> fetched = inParallel(fetches);
        ContactSheet.write(target, page, plan.scene() + ", frames " + plan.frames(), fetched);
        return new CollectedFrames(fetched, logs(source, target, fetched));
    }

    private Frame fetch(SignedContainer source, Path target, int number) throws IOException {
        String name = plan.expectedFiles(number).get(0);
        Path file = target.resolve(name);
        if (!source.download(RenderPlan.OUTPUT_FOLDER + "/" + name, file)) {
            return new Frame(number, name, 0, "", "is missing");
        }
        FrameCheck.Result check = FrameCheck.check(file, plan.files().format());
        String thumbnail = "";
        if (check.image().isPresent()) {
            thumbnail = ContactSheet.partsFolder(page) + "/" + name + ".thumbnail.png";
            Thumbnail.write(check.image().get(), target.resolve(thumbnail));
        }
        return new Frame(number, name, file.toFile().length(), thumbnail, check.problem());
    }

    /** The logs of tasks whose frames are not good, for the artifacts; of the first, the last lines for the console. */
    private ArrayList<String> logs(SignedContainer source, Path target, List<Frame> fetched) throws IOException {
        Set<Integer> bad = fetched.stream()
                .filter(frame -> !frame.good())
                .map(Frame::number)
                .collect(Collectors.toSet());
        List<RenderTask> tasks = plan.tasks().stream()
                .filter(task -> task.frames().frames().stream().anyMatch(bad::contains))
                .limit(MOST_LOGS)
                .toList();
        ArrayList<String> logs = new ArrayList<>();
        for (RenderTask task : tasks) {
            for (String stream : List.of("stdout.txt", "stderr.txt")) {
                String name = "logs/" + task.id() + "/" + stream;
                if (source.download(name, target.resolve(name)) && Files.size(target.resolve(name)) > 0) {
                    if (task == tasks.get(0)) {
                        quote(task.id(), target.resolve(name));
                    }
                    logs.add(name);
                }
            }
        }
        return logs;
    }

    private void quote(String task, Path file) throws IOException {
        RenderLog log = new RenderLog(listener);
        for (String line : LogTail.of(file)) {
            log.line("log", task + " | " + line);
        }
    }

    private ArrayList<Frame> inParallel(List<Callable<Frame>> fetches) throws IOException, InterruptedException {
        ExecutorService downloads =
                Executors.newFixedThreadPool(Math.max(1, Math.min(DOWNLOADS_AT_ONCE, fetches.size())));
        try {
            List<Future<Frame>> running =
                    fetches.stream().map(downloads::submit).toList();
            ArrayList<Frame> done = new ArrayList<>();
            long next = System.nanoTime() + PROGRESS_EVERY_NANOS;
            for (Future<Frame> frame : running) {
                done.add(frame.get());
                if (System.nanoTime() > next) {
                    new RenderLog(listener).line("frames", "%d of %d fetched".formatted(done.size(), running.size()));
                    next = System.nanoTime() + PROGRESS_EVERY_NANOS;
                }
            }
            return done;
        } catch (ExecutionException x) {
            throw x.getCause() instanceof IOException io ? io : new IOException(x.getCause());
        } finally {
            downloads.shutdownNow();
        }
    }
}
