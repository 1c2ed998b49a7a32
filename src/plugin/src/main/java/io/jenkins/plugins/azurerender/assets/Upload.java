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

/** Files on their way, many small ones at a time, then the large ones one by one with many blocks at a time. */
final class Upload {

    /** From here on it pays to ask what storage has of a file before sending it. */
    static final long RESUMED_BYTES = 64L << 20;

    private static final int AT_ONCE = 16;

    private final SignedContainer container;
    private final Selection selection;
    private final Map<String, ? extends Set<String>> blocks;
    private final long end;
    private final Progress progress;
    private final List<String> unsent = new ArrayList<>();
    private boolean expired;

    /** @param end by {@link System#nanoTime()}: nothing is begun after it */
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

    /** Large files whose blocks in storage are not known. */
    List<String> unsent() {
        return unsent;
    }

    /** Whether time was up before all were sent. */
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
        try (WorkerThreads crew = new WorkerThreads(AT_ONCE)) {
            for (LocalFile file : files) {
                if (file.bytes() > SignedContainer.mostInOneRequest()) {
                    large.add(file);
                } else if (inTime()) {
                    crew.add(() -> put(file));
                }
            }
            crew.await();
            for (LocalFile file : large) {
                if (file.bytes() >= RESUMED_BYTES && !blocks.containsKey(file.name())) {
                    unsent.add(file.name());
                } else {
                    inBlocks(file, crew);
                }
            }
        }
    }

    private boolean inTime() {
        expired |= System.nanoTime() - end > 0;
        return !expired;
    }

    private void put(LocalFile file) throws IOException {
        container.put(file.toStore(selection.path(file.name())));
        progress.file();
        progress.bytes(file.bytes(), true);
    }

    private void inBlocks(LocalFile file, WorkerThreads crew) throws IOException, InterruptedException {
        BlockUpload upload = container.inBlocks(file.toStore(selection.path(file.name())));
        Set<String> stored = blocks.containsKey(file.name()) ? blocks.get(file.name()) : Set.of();
        String[] ids = new String[upload.count()];
        for (int i = 0; i < ids.length && inTime(); i++) {
            int place = i;
            crew.add(() -> {
                ids[place] = upload.stage(place, stored);
                progress.bytes(upload.bytes(place), !stored.contains(ids[place]));
            });
        }
        crew.await();
        if (!expired) {
            upload.commit(Arrays.asList(ids));
            progress.file();
        }
    }
}
