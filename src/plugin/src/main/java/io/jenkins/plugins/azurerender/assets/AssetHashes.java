package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Hashes the files of a selection in parallel. Files whose hash is cached are not read. */
final class AssetHashes {

    private static final int THREADS = 4;

    private final HashCache cache;

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
                workers.add(() -> files.set(index, hash(name, selection.path(name))));
            }
            workers.await();
        }
        List<LocalFile> list = new ArrayList<>(files.length());
        for (int i = 0; i < files.length(); i++) {
            list.add(files.get(i));
        }
        return list;
    }

    private LocalFile hash(String name, Path path) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading assets");
        }
        FileStamp stamp = FileStamp.of(path);
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
