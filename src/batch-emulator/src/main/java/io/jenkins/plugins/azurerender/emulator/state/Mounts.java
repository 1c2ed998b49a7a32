package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.FileWalk;
import io.jenkins.plugins.azurerender.emulator.storage.BlobException;
import io.jenkins.plugins.azurerender.emulator.storage.SasBlobClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Mounted file systems as folders: containers are downloaded before a task and uploaded after it, shares are links. */
final class Mounts {
    private static final Logger LOGGER = Logger.getLogger(Mounts.class.getName());

    private final Node node;
    private final Map<Path, FileTime> known = new HashMap<>();

    Mounts(Node node) {
        this.node = node;
    }

    private interface Work {
        void with(String container, Path folder) throws BlobException, IOException;
    }

    /** Links shares, and downloads blobs that are not in the folders yet. */
    synchronized void fetch() {
        for (JsonNode mount : node.pool().spec().path("mountConfiguration")) {
            String share = FileShares.source(mount);
            if (share != null) {
                link(share, folder(mount.elements().next()));
            }
        }
        SasBlobClient blobs = node.account().blobs();
        each((container, folder) -> {
            for (String name : blobs.list(container, null)) {
                Path file = folder.resolve(name).normalize();
                if (file.startsWith(folder) && !known.containsKey(file) && !Files.exists(file)) {
                    Files.createDirectories(file.resolveSibling("."));
                    blobs.download(SasBlobClient.blobUrl(container, name), file);
                    known.put(file, Files.getLastModifiedTime(file));
                }
            }
        });
    }

    private void link(String share, Path folder) {
        try {
            FileShares.link(node.account().shares(), share, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("A share cannot be linked into the mounts folder", e);
        }
    }

    private Path folder(JsonNode mount) {
        return node.folder()
                .resolve("fsmounts")
                .resolve(mount.path("relativeMountPath").asText())
                .normalize();
    }

    /** Uploads new and changed files to their containers. */
    synchronized void writeBack() {
        SasBlobClient blobs = node.account().blobs();
        each((container, folder) -> {
            for (Path file : FileWalk.files(folder)) {
                FileTime time = Files.getLastModifiedTime(file);
                if (!time.equals(known.get(file))) {
                    blobs.upload(container, folder.relativize(file).toString(), file, Map.of());
                    known.put(file, time);
                    node.account().ledger().add("blob-written", SasBlobClient.withoutSas(container), file.toString());
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
                } catch (BlobException | IllegalArgumentException e) {
                    LOGGER.log(Level.WARNING, "Mount {0} failed: {1}", new Object[] {folder, e.getMessage()});
                } catch (IOException e) {
                    throw new UncheckedIOException("A mount folder cannot be read or written", e);
                }
            }
        }
    }
}
