package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Hashes the files of a selection in parallel. Files whose hash is cached are not read. */
final class AssetHashes {

    private static final int THREADS = 4;

    private final HashCache cache;
    private final Queue<String> changed = new ConcurrentLinkedQueue<>();

    AssetHashes(HashCache cache) {
        this.cache = cache;
    }

    /** Returns the files with their hashes, in the order of their names. */
    List<LocalFile> of(Selection selection) throws IOException, InterruptedException {
        AtomicReferenceArray<LocalFile> files =
                new AtomicReferenceArray<>(selection.names().size());
        try (WorkerThreads workers = new WorkerThreads(THREADS)) {
            int count = 0;
            for (String name : selection.names()) {
                int index = count++;
                workers.add(() -> files.set(index, hash(name, index, selection)));
            }
            workers.await();
        }
        List<LocalFile> list = new ArrayList<>(files.length());
        for (int i = 0; i < files.length(); i++) {
            list.add(files.get(i));
        }
        return list;
    }

    /**
     * Returns the files that changed since they were found.
     *
     * @param scene name of the scene in the project
     */
    ChangedFiles changed(String scene) {
        return ChangedFiles.of(List.copyOf(changed), scene);
    }

    private LocalFile hash(String name, int index, Selection selection) throws IOException {
        Path path = selection.path(name);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading assets");
        }
        Map<String, Object> attributes = FileStamp.attributes(path);
        if (selection.hasChanged(index, FileStamp.state(attributes))) {
            changed.add(name);
        }
        FileStamp stamp = FileStamp.of(path, attributes);
        byte[] hash = cache.find(stamp);
        if (hash == null) {
            hash = Sha256.of(path);
            LocalFile file = new LocalFile(name, stamp, hash);
            file.upload(path).check().unchanged();
            if (stamp.settled(System.currentTimeMillis())) {
                cache.put(stamp, hash);
            }
            return file;
        }
        return new LocalFile(name, stamp, hash);
    }
}
