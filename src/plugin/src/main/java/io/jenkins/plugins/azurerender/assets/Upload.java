package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.azure.storage.BlockUpload;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uploads files: small ones in parallel, then large ones one by one, with their blocks in parallel. */
final class Upload {

    /** From this size on, blocks that are already in storage are not uploaded again. */
    static final long RESUMABLE_BYTES = 64L << 20;

    private static final int PARALLEL_REQUESTS = 16;

    private final SignedContainer container;
    private final Selection selection;
    private final Map<String, ? extends Set<String>> blocks;
    private final long end;
    private final Progress progress;
    private final List<String> unsent = new ArrayList<>();
    private boolean expired;

    /** @param end time limit, as {@link System#nanoTime()}; no request starts after it */
    Upload(
            SignedContainer container,
            Selection selection,
            Map<String, ? extends Set<String>> blocks,
            long end,
            Progress progress) {
        this.container = container;
        this.selection = selection;
        this.blocks = blocks;
        this.end = end;
        this.progress = progress;
    }

    /**
     * Returns the large files that were not sent because their blocks in storage are not known. The next call finds those
     * beyond {@link SyncReport#MAX_UNSENT}.
     */
    List<String> unsent() {
        return unsent;
    }

    /** Returns whether the time limit was reached before all files were sent. */
    boolean expired() {
        return expired;
    }

    int files() {
        return progress.filesDone();
    }

    long bytes() {
        return progress.bytesSent();
    }

    void send(Collection<LocalFile> files) throws IOException, InterruptedException {
        List<LocalFile> large = new ArrayList<>();
        try (WorkerThreads workers = new WorkerThreads(PARALLEL_REQUESTS)) {
            for (LocalFile file : files) {
                if (file.bytes() > SignedContainer.maxBytesInOneRequest()) {
                    large.add(file);
                } else if (inTime()) {
                    workers.add(() -> put(file));
                }
            }
            workers.await();
            for (LocalFile file : large) {
                if (file.bytes() >= RESUMABLE_BYTES && !blocks.containsKey(file.name())) {
                    if (unsent.size() < SyncReport.MAX_UNSENT) {
                        unsent.add(file.name());
                    }
                } else {
                    inBlocks(file, workers);
                }
            }
        }
    }

    private boolean inTime() {
        expired |= System.nanoTime() - end > 0;
        return !expired;
    }

    private void put(LocalFile file) throws IOException {
        container.put(file.upload(selection.path(file.name())));
        progress.file();
        progress.bytes(file.bytes(), true);
    }

    private void inBlocks(LocalFile file, WorkerThreads workers) throws IOException, InterruptedException {
        BlockUpload upload = container.inBlocks(file.upload(selection.path(file.name())));
        Set<String> stored = blocks.containsKey(file.name()) ? blocks.get(file.name()) : Set.of();
        String[] ids = new String[upload.count()];
        for (int i = 0; i < ids.length && inTime(); i++) {
            int index = i;
            workers.add(() -> {
                ids[index] = upload.stage(index, stored);
                progress.bytes(upload.bytes(index), !stored.contains(ids[index]));
            });
        }
        workers.await();
        if (!expired) {
            upload.commit(Arrays.asList(ids));
            progress.file();
        }
    }
}
