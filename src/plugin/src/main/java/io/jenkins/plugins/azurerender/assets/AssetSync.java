package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.storage.SignedContainer;
import io.jenkins.plugins.azurerender.storage.StoredFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Brings to a container what it lacks: one listing, one comparison by content, one request for each changed file. */
final class AssetSync {

    private static final int UPLOADS_AT_ONCE = 16;
    private static final long PROGRESS_EVERY_NANOS = 10_000_000_000L;

    private final SignedContainer container;
    private final Consumer<String> progress;

    /** @param progress takes a line now and then while files travel */
    AssetSync(SignedContainer container, Consumer<String> progress) {
        this.container = container;
        this.progress = progress;
    }

    SyncReport send(List<LocalFile> files, String prefix) throws IOException, InterruptedException {
        Map<String, StoredFile> stored = container.list(prefix);
        List<LocalFile> changed = files.stream()
                .filter(file -> differs(file, stored.get(file.name())))
                .toList();
        long bytes = changed.stream().mapToLong(LocalFile::bytes).sum();
        upload(changed, bytes);
        return new SyncReport(
                files.size(), files.stream().mapToLong(LocalFile::bytes).sum(), changed.size(), bytes);
    }

    private static boolean differs(LocalFile file, StoredFile stored) {
        return stored == null
                || stored.bytes() != file.bytes()
                || !stored.sha256().equals(file.sha256());
    }

    private void upload(List<LocalFile> files, long bytes) throws IOException, InterruptedException {
        ExecutorService uploads = Executors.newFixedThreadPool(Math.max(1, Math.min(UPLOADS_AT_ONCE, files.size())));
        try {
            List<Future<LocalFile>> sent = new ArrayList<>();
            for (LocalFile file : files) {
                sent.add(uploads.submit(() -> {
                    container.upload(file.path(), file.name(), file.sha256());
                    return file;
                }));
            }
            long next = System.nanoTime() + PROGRESS_EVERY_NANOS;
            long done = 0;
            for (int i = 0; i < sent.size(); i++) {
                done += sent.get(i).get().bytes();
                if (System.nanoTime() > next) {
                    progress.accept("%d of %d files sent, %d%%"
                            .formatted(i + 1, files.size(), 100 * done / Math.max(1, bytes)));
                    next = System.nanoTime() + PROGRESS_EVERY_NANOS;
                }
            }
        } catch (ExecutionException x) {
            if (x.getCause() instanceof InterruptedIOException) {
                throw new InterruptedException(x.getCause().getMessage());
            }
            throw x.getCause() instanceof IOException io ? io : new IOException(x.getCause());
        } finally {
            uploads.shutdownNow();
        }
    }
}
