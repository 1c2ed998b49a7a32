package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.FileWalk;
import io.jenkins.plugins.azurerender.emulator.storage.BlobFailure;
import io.jenkins.plugins.azurerender.emulator.storage.SasBlobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** File systems shown as folders: blob containers are fetched before a task and written back after it, shares are links. */
final class Mounts {
    private static final Logger LOGGER = Logger.getLogger(Mounts.class.getName());

    private final Node node;
    private final Map<Path, FileTime> known = new HashMap<>();

    Mounts(Node node) {
        this.node = node;
    }

    private interface Work {
        void with(String container, Path folder) throws BlobFailure, IOException;
    }

    /** Links shares, and brings all blobs that are not here yet into their folders. */
    synchronized void fetch() {
        for (JsonNode mount : node.pool().spec().path("mountConfiguration")) {
            String share = Shares.source(mount);
            if (share != null) {
                show(share, folder(mount.elements().next()));
            }
        }
        SasBlobs blobs = node.account().blobs();
        each((container, folder) -> {
            for (String name : blobs.list(container, null)) {
                Path file = folder.resolve(name).normalize();
                if (file.startsWith(folder) && !known.containsKey(file) && !Files.exists(file)) {
                    Files.createDirectories(file.resolveSibling("."));
                    blobs.download(SasBlobs.blobUrl(container, name), file);
                    known.put(file, Files.getLastModifiedTime(file));
                }
            }
        });
    }

    private void show(String share, Path folder) {
        try {
            Shares.show(node.account().shares(), share, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("A share cannot be shown as a folder", e);
        }
    }

    private Path folder(JsonNode mount) {
        return node.folder()
                .resolve("fsmounts")
                .resolve(mount.path("relativeMountPath").asText())
                .normalize();
    }

    /** Sends files that are new or changed to their containers. */
    synchronized void writeBack() {
        SasBlobs blobs = node.account().blobs();
        each((container, folder) -> {
            for (Path file : FileWalk.files(folder)) {
                FileTime time = Files.getLastModifiedTime(file);
                if (!time.equals(known.get(file))) {
                    blobs.upload(container, folder.relativize(file).toString(), file, Map.of());
                    known.put(file, time);
                    node.account().ledger().add("blob-written", SasBlobs.withoutSas(container), file.toString());
                }
            }
        });
    }

    private void each(Work work) {
        for (JsonNode mount : node.pool().spec().path("mountConfiguration")) {
            JsonNode blob = mount.path("azureBlobFileSystemConfiguration");
            if (!blob.isMissingNode()) {
                Path folder = folder(blob);
                try {
                    String container = node.account()
                            .storage()
                            .container(
                                    blob.path("accountName").asText(),
                                    blob.path("containerName").asText(),
                                    Json.text(blob, "accountKey"),
                                    Json.text(blob, "sasKey"));
                    Files.createDirectories(folder);
                    work.with(container, folder);
                } catch (BlobFailure | IllegalArgumentException e) {
                    LOGGER.log(Level.WARNING, "The mount {0} failed: {1}", new Object[] {folder, e.getMessage()});
                } catch (IOException e) {
                    throw new UncheckedIOException("A mount's folder cannot be read or written", e);
                }
            }
        }
    }
}
