package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.frames.Downloads.Download;
import io.jenkins.plugins.azurerender.frames.image.FrameCheck;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.frames.image.Thumbnail;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import jenkins.MasterToSlaveFileCallable;

/**
 * Downloads frames of a render into a folder, validates them and creates their thumbnails. Only files that the plan names
 * are downloaded.
 */
public final class FetchFrames extends MasterToSlaveFileCallable<FetchedFrames> {

    private static final long serialVersionUID = 1L;

    private static final long MAX_BYTES_PER_CALL = 1L << 30;

    private final URI container;
    private final ArrayList<WantedFrame> frames;
    private final String sheet;
    private final boolean allLogs;
    private final LogPatterns patterns;
    private final FrameChecks checks;
    private final DownloadLimits limits;
    private final Duration workingTime;
    private final Duration retryLimit;

    /**
     * @param container SAS URL for reading the output of the render
     * @param sheet name of the contact sheet
     * @param allLogs whether to download the logs of all tasks, not only of those without a valid image
     * @param patterns for scanning the logs
     * @param limits for the files of the render that were not downloaded yet
     * @param workingTime after it, no download begins, because the SAS URL expires; frames begin in the first two thirds,
     *     logs also in the last. Each call handles at least one frame
     * @param retryLimit how long failed requests are retried
     */
    public FetchFrames(
            URI container,
            List<WantedFrame> frames,
            String sheet,
            boolean allLogs,
            LogPatterns patterns,
            FrameChecks checks,
            DownloadLimits limits,
            Duration workingTime,
            Duration retryLimit) {
        this.container = container;
        this.frames = new ArrayList<>(frames);
        this.sheet = sheet;
        this.allLogs = allLogs;
        this.patterns = patterns;
        this.checks = checks;
        this.limits = limits;
        this.workingTime = workingTime;
        this.retryLimit = retryLimit;
    }

    @Override
    public FetchedFrames invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        return fetch(folder.toPath(), System::nanoTime);
    }

    /** @param clock like {@link System#nanoTime()} */
    FetchedFrames fetch(Path target, LongSupplier clock) throws IOException, InterruptedException {
        Downloads downloads = new Downloads(new SignedContainer(container, retryLimit), target, limits);
        long start = clock.getAsLong();
        long endOfFrames = start + workingTime.toNanos() / 3 * 2;
        long endOfLogs = start + workingTime.toNanos();
        List<Callable<FetchedFrame>> fetches = new ArrayList<>();
        for (WantedFrame frame : frames) {
            boolean first = fetches.isEmpty();
            fetches.add(() -> {
                boolean later =
                        !first && (downloads.used() > MAX_BYTES_PER_CALL || clock.getAsLong() - endOfFrames >= 0);
                return later ? null : fetch(downloads, target, frame);
            });
        }
        ArrayList<FetchedFrame> fetched = Parallel.all(fetches);
        Set<String> tasks = tasks(fetched);
        LogFetch reading = new LogFetch(downloads, target, patterns);
        List<FetchedLog> logs =
                reading.of(tasks, downloads.used() + MAX_BYTES_PER_CALL, () -> clock.getAsLong() - endOfLogs >= 0);
        // Frames without their logs are left to the next call.
        logs.forEach(log -> tasks.remove(log.task()));
        Set<Integer> later = frames.stream()
                .filter(frame -> tasks.contains(frame.task()))
                .map(WantedFrame::number)
                .collect(Collectors.toSet());
        fetched.removeIf(frame -> later.contains(frame.number()) && (allLogs || !frame.isValid()));
        Map<Integer, String> warnings = new HashMap<>();
        for (WantedFrame frame : frames) {
            String warning = reading.warnings().get(frame.task());
            if (warning != null) {
                warnings.put(frame.number(), "log: " + warning);
            }
        }
        fetched.replaceAll(frame -> frame.isValid() && warnings.containsKey(frame.number())
                ? frame.withWarning(warnings.get(frame.number()))
                : frame);
        return new FetchedFrames(fetched, logs);
    }

    private FetchedFrame fetch(Downloads downloads, Path target, WantedFrame frame) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (String name : frame.files()) {
            Download file = downloads.download(RenderPlan.OUTPUT_FOLDER + "/" + name, name);
            long size = file.size();
            if (file.result() == Downloads.Result.OVER_LIMIT) {
                throw new AbortException(
                        "The files of this render exceed the limit of the render account, so '%s' (%s) and others are not downloaded. They stay in storage until the janitor deletes them: an administrator can raise the Maximum render size of the render account."
                                .formatted(name, RenderLog.bytes(size)));
            }
            String subject = frame.files().size() == 1 ? "" : name + " ";
            if (file.result() == Downloads.Result.MISSING) {
                return FetchedFrame.missing(frame.number(), subject + "is missing");
            }
            if (file.result() == Downloads.Result.TOO_LARGE) {
                return FetchedFrame.tooLarge(
                        frame.number(),
                        subject
                                + "has %s and exceeds the limit of %s for a file; an administrator can raise the Maximum file size of the render account"
                                        .formatted(RenderLog.bytes(size), RenderLog.bytes(limits.file())));
            }
            sizes.add(size);
        }
        FrameCheck.Result check = FrameCheck.check(target.resolve(frame.files().get(0)), frame.format(), checks);
        if (check.thumbnail().isPresent()) {
            Thumbnail.write(check.thumbnail().get(), target.resolve(frame.thumbnail(sheet)));
        }
        return new FetchedFrame(
                frame.number(),
                true,
                false,
                sizes,
                check.thumbnail().isPresent(),
                check.width(),
                check.height(),
                check.hash(),
                check.problem(),
                check.warning());
    }

    /** Tasks whose logs are downloaded. */
    private Set<String> tasks(List<FetchedFrame> fetched) {
        Set<Integer> explained = fetched.stream()
                .filter(frame -> allLogs || !frame.isValid())
                .map(FetchedFrame::number)
                .collect(Collectors.toSet());
        return frames.stream()
                .filter(frame -> explained.contains(frame.number()))
                .map(WantedFrame::task)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
