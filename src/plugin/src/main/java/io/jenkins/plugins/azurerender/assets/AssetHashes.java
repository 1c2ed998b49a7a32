package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Hashes the files of a selection, several at a time, reading only those that were not read before. */
final class AssetHashes {

    private static final int THREADS = 4;

    private final HashCache cache;

    AssetHashes(HashCache cache) {
        this.cache = cache;
    }

    /** In the order of their names. */
    List<LocalFile> of(Selection selection) throws IOException, InterruptedException {
        AtomicReferenceArray<LocalFile> files =
                new AtomicReferenceArray<>(selection.names().size());
        try (WorkerThreads crew = new WorkerThreads(THREADS)) {
            int place = 0;
            for (String name : selection.names()) {
                int mine = place++;
                crew.add(() -> files.set(mine, hash(name, selection.path(name))));
            }
            crew.await();
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
            file.toStore(path).check().unchanged();
            if (stamp.settled(System.currentTimeMillis())) {
                cache.put(stamp, hash);
            }
            return file;
        }
        return new LocalFile(name, stamp, hash);
    }
}
