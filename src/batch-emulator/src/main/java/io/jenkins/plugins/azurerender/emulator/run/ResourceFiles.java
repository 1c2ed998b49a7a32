package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.storage.BlobException;
import io.jenkins.plugins.azurerender.emulator.storage.SasBlobClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Downloads the resource files of a task into its working folder. */
final class ResourceFiles {
    private static final int PARALLEL = 8;

    private final SasBlobClient blobs;
    private final Path folder;

    ResourceFiles(SasBlobClient blobs, Path folder) {
        this.blobs = blobs;
        this.folder = folder.toAbsolutePath().normalize();
    }

    private record Fetch(String url, Path target, String mode) {}

    /** Downloads all files, several in parallel. */
    void fetch(JsonNode resourceFiles, BooleanSupplier stopped) throws RunException, IOException {
        List<Fetch> fetches = new ArrayList<>();
        for (JsonNode file : resourceFiles) {
            String mode = Json.text(file, "fileMode");
            if (file.has("httpUrl")) {
                fetches.add(new Fetch(file.get("httpUrl").asText(), resolve(Json.text(file, "filePath")), mode));
            } else {
                fetches.addAll(list(file, mode));
            }
        }
        if (fetches.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(PARALLEL, fetches.size()));
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Fetch one : fetches) {
                running.add(threads.submit(() -> {
                    if (!stopped.getAsBoolean()) {
                        fetch(one);
                    }
                    return null;
                }));
            }
            for (Future<Void> one : running) {
                await(one);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Future<Void> one) throws RunException, IOException {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while downloading resource files", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RunException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    private List<Fetch> list(JsonNode file, String mode) throws RunException, IOException {
        String container = Json.text(file, "storageContainerUrl");
        Path target = resolve(file.has("filePath") ? Json.text(file, "filePath") : ".");
        List<Fetch> found = new ArrayList<>();
        if (container == null) {
            throw new RunException(Failure.ofUser(
                    "ResourceContainerNotFound", "No storage account is linked to the Batch account (auto storage)"));
        }
        try {
            for (String name : blobs.list(container, Json.text(file, "blobPrefix"))) {
                if (!name.endsWith("/")) {
                    Path blobTarget =
                            resolve(folder.relativize(target).resolve(name).toString());
                    found.add(new Fetch(SasBlobClient.blobUrl(container, name), blobTarget, mode));
                }
            }
            return found;
        } catch (BlobException e) {
            throw new RunException(Failure.ofUser(
                    e.status() == 403
                            ? "ResourceContainerAccessDenied"
                            : e.status() == 404 ? "ResourceContainerNotFound" : "ResourceContainerListMiscError",
                    "The specified resource container could not be listed",
                    "StorageContainerUrl",
                    SasBlobClient.withoutSas(container),
                    "Message",
                    String.valueOf(e.getMessage())));
        }
    }

    /** Resolves a path from user or blob name, which must stay inside the task folder. */
    private Path resolve(String path) throws RunException {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder)) {
            throw new RunException(Failure.ofUser(
                    "ResourceFileWriteFailed",
                    "The path of the resource file leaves the task folder",
                    "FilePath",
                    path));
        }
        return target;
    }

    private void fetch(Fetch one) throws RunException, IOException {
        try {
            Files.createDirectories(one.target.resolveSibling("."));
            blobs.download(one.url, one.target);
        } catch (BlobException e) {
            throw new RunException(Failure.ofUser(
                    e.status() == 403
                            ? "BlobAccessDenied"
                            : e.status() == 404 ? "BlobNotFound" : "BlobDownloadMiscError",
                    switch (e.status()) {
                        case 403 -> "Access for one of the specified Azure Blob(s) is denied";
                        case 404 -> "One of the specified Azure Blob(s) is not found";
                        default ->
                            "Miscellaneous error encountered while downloading one of the specified Azure Blob(s)";
                    },
                    "BlobSource",
                    SasBlobClient.withoutSas(one.url),
                    "FilePath",
                    folder.relativize(one.target).toString(),
                    "Message",
                    String.valueOf(e.getMessage())));
        }
        setMode(one.target, one.mode);
    }

    /** Files get mode 0770 unless an octal mode is given. */
    private static void setMode(Path file, String mode) throws IOException {
        int bits = mode == null || !mode.matches("0?[0-7]{3}") ? 0770 : Integer.parseInt(mode, 8);
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            if ((bits >> (all.length - 1 - i) & 1) == 1) {
                permissions.add(all[i]);
            }
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}
