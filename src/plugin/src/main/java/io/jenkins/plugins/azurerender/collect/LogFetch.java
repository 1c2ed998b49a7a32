package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.storage.SignedContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Fetches what tasks wrote, and finds the lines that tell. */
final class LogFetch {

    private static final long MOST_BYTES = 256L << 20;
    private static final List<String> STREAMS = List.of("stdout.txt", "stderr.txt");

    private final SignedContainer source;
    private final Path folder;

    LogFetch(SignedContainer source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    ArrayList<FetchedLog> of(Collection<String> tasks) throws IOException {
        ArrayList<FetchedLog> logs = new ArrayList<>();
        for (String task : tasks) {
            FetchedLog log = new FetchedLog(task, new ArrayList<>(), new ArrayList<>());
            for (String stream : STREAMS) {
                String name = "logs/" + task + "/" + stream;
                long size = source.download(name, folder.resolve(name), MOST_BYTES);
                if (size > 0 && size <= MOST_BYTES) {
                    log.files().add(name);
                    log.lines().addAll(LogTail.of(folder.resolve(name)));
                } else {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
            logs.add(log);
        }
        return logs;
    }
}
