package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.azure.storage.StoredFile;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Uploads new and changed files to a container: lists the container, compares by content, uploads, and lists again to
 * verify the result.
 */
final class AssetSync {

    /** Another build may change files between listing and upload. After the second round the conflict is reported. */
    private static final int MAX_ROUNDS = 2;

    private final SignedContainer container;
    private final long end;
    private final Consumer<String> log;

    /**
     * @param end time limit, as {@link System#nanoTime()}. Files not started by then are left to the next call, with a
     *     new URL
     * @param log receives progress messages during the upload
     */
    AssetSync(SignedContainer container, long end, Consumer<String> log) {
        this.container = container;
        this.end = end;
        this.log = log;
    }

    /** Returns the files that are missing in storage or have different content. */
    Collection<LocalFile> missing(List<LocalFile> files, List<String> prefixes) throws IOException {
        Map<String, LocalFile> missing = new HashMap<>(files.size() * 2);
        files.forEach(file -> missing.put(file.name(), file));
        for (String prefix : prefixes) {
            container.list(
                    prefix,
                    stored ->
                            missing.computeIfPresent(stored.name(), (name, file) -> same(file, stored) ? null : file));
        }
        return missing.values();
    }

    private static boolean same(LocalFile file, StoredFile stored) {
        return stored.bytes() == file.bytes() && stored.sha256().equals(file.hash());
    }

    /**
     * Uploads the missing files.
     *
     * @param blocks ids of the blocks in storage, by the name of the large file; only for files whose blocks are known
     */
    SyncReport send(
            Selection selection,
            List<LocalFile> files,
            List<String> prefixes,
            Map<String, ? extends Set<String>> blocks)
            throws IOException, InterruptedException {
        SyncReport report = new SyncReport(files.size(), bytes(files), 0, 0, false, List.of(), fingerprint(files));
        for (int round = 0; System.nanoTime() - end < 0; round++) {
            Collection<LocalFile> missing = missing(files, prefixes);
            if (missing.isEmpty()) {
                return with(report, 0, 0, true, List.of());
            }
            if (round == MAX_ROUNDS) {
                throw new InvalidRequestException(
                        "The file '%s' of this project was changed in storage by another build or branch during the upload: use a separate project for each of them."
                                .formatted(missing.iterator().next().name()));
            }
            Upload upload = new Upload(container, selection, blocks, end, progress(missing));
            try {
                upload.send(missing);
            } catch (StorageException x) {
                // The URL was rejected after it had been accepted, so it has expired, even if the clocks disagree.
                if (!x.refused() || upload.files() == 0) {
                    throw x;
                }
                return with(report, upload.files(), upload.bytes(), false, List.of());
            }
            report = with(report, upload.files(), upload.bytes(), false, upload.unsent());
            if (upload.expired() || !upload.unsent().isEmpty()) {
                return report;
            }
        }
        return report;
    }

    private Progress progress(Collection<LocalFile> missing) {
        return new Progress(log, missing.size(), bytes(missing));
    }

    private static long bytes(Collection<LocalFile> files) {
        return files.stream().mapToLong(LocalFile::bytes).sum();
    }

    private static SyncReport with(SyncReport report, int files, long bytes, boolean complete, List<String> unsent) {
        return new SyncReport(
                report.files(),
                report.bytes(),
                report.sentFiles() + files,
                report.sentBytes() + bytes,
                complete,
                unsent,
                report.fingerprint());
    }

    private static String fingerprint(List<LocalFile> files) {
        MessageDigest digest = Sha256.digest();
        for (LocalFile file : files) {
            digest.update(file.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(file.sha256());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
