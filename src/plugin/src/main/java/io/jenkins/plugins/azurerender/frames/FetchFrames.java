package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.frames.image.FrameCheck;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.frames.image.Thumbnail;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jenkins.MasterToSlaveFileCallable;

/**
 * Downloads frames of a render into a folder, validates them and creates their thumbnails. Only files that the plan names
 * are downloaded.
 */
public final class FetchFrames extends MasterToSlaveFileCallable<FetchedFrames> {

    private static final long serialVersionUID = 1L;

    /** Maximum size of a file; larger ones are not downloaded. */
    static final long MAX_FILE_BYTES = 8L << 30;

    private static final long MAX_BYTES_PER_CALL = 1L << 30;

    private final URI container;
    private final ArrayList<WantedFrame> frames;
    private final String sheet;
    private final boolean allLogs;
    private final LogPatterns patterns;
    private final FrameChecks checks;
    private final Duration retryLimit;

    /**
     * @param container SAS URL for reading the output of the render
     * @param sheet name of the contact sheet
     * @param allLogs whether to download the logs of all tasks, not only of those without a valid image
     * @param patterns for scanning the logs
     * @param retryLimit how long failed requests are retried
     */
    public FetchFrames(
            URI container,
            List<WantedFrame> frames,
            String sheet,
            boolean allLogs,
            LogPatterns patterns,
            FrameChecks checks,
            Duration retryLimit) {
        this.container = container;
        this.frames = new ArrayList<>(frames);
        this.sheet = sheet;
        this.allLogs = allLogs;
        this.patterns = patterns;
        this.checks = checks;
        this.retryLimit = retryLimit;
    }

    @Override
    public FetchedFrames invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        Path target = folder.toPath();
        SignedContainer source = new SignedContainer(container, retryLimit);
        AtomicLong bytes = new AtomicLong();
        List<Callable<FetchedFrame>> fetches = new ArrayList<>();
        for (WantedFrame frame : frames) {
            fetches.add(() -> {
                if (bytes.get() > MAX_BYTES_PER_CALL) {
                    return null;
                }
                FetchedFrame fetched = fetch(source, target, frame);
                bytes.addAndGet(fetched.bytes());
                return fetched;
            });
        }
        ArrayList<FetchedFrame> fetched = Parallel.all(fetches);
        return new FetchedFrames(fetched, new LogFetch(source, target, patterns).of(tasks(fetched)));
    }

    private FetchedFrame fetch(SignedContainer source, Path target, WantedFrame frame) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (String name : frame.files()) {
            Path file = target.resolve(name);
            long size = source.download(RenderPlan.OUTPUT_FOLDER + "/" + name, file, MAX_FILE_BYTES);
            if (size < 0 || size > MAX_FILE_BYTES) {
                String problem = size < 0 ? "is missing" : "has %s bytes, which is too large".formatted(size);
                return FetchedFrame.missing(frame.number(), frame.files().size() == 1 ? problem : name + " " + problem);
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
        Set<Integer> bad = fetched.stream()
                .filter(frame -> !frame.isValid())
                .map(FetchedFrame::number)
                .collect(Collectors.toSet());
        return frames.stream()
                .filter(frame -> allLogs || bad.contains(frame.number()))
                .map(WantedFrame::task)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
