package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StoredFile;
import io.jenkins.plugins.azurerender.azure.storage.StoredFiles;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A folder of files and the container to upload them to. */
final class Project {

    static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    final Path folder;
    final String container = "p-" + UUID.randomUUID();
    private final LocalCloud cloud;
    private final Path cache;
    private int targets;

    Project(LocalCloud cloud, Path temporary) throws IOException {
        this.cloud = cloud;
        folder = Files.createDirectories(temporary.resolve("workspace"));
        cache = temporary.resolve("workspace@tmp/hashes");
    }

    /** Writes different files of 64 bytes, 100 per folder. */
    void write(int files, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = new byte[64];
        for (int i = 0; i < files; i++) {
            random.nextBytes(content);
            Path file = folder.resolve("f%03d/t%05d.bin".formatted(i / 100, i));
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }

    void touchAll(long millis) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
            }
        }
    }

    /** Uploads the files as azureRenderSubmit does, in as many calls as necessary. */
    SyncReport upload(URI endpoint) throws IOException, InterruptedException {
        RenderStorage storage = storage(endpoint);
        storage.createContainer(container, Map.of());
        SyncReport report = call(endpoint, Map.of());
        while (!report.complete()) {
            Map<String, Set<String>> blocks = new HashMap<>();
            for (String name : report.unsent()) {
                blocks.put(name, storage.blocks(container, name));
            }
            report = call(endpoint, blocks).after(report);
        }
        return report;
    }

    private SyncReport call(URI endpoint, Map<String, Set<String>> blocks) throws IOException, InterruptedException {
        return call(target(endpoint), blocks, System.nanoTime() + VALIDITY.toNanos());
    }

    /** Returns the container with a new SAS URL, as the agent gets it. */
    SignedContainer target(URI endpoint) throws IOException {
        Duration validity = VALIDITY.plusSeconds(++targets);
        return new SignedContainer(storage(endpoint).sign(container, Access.UPLOAD, validity), TIMEOUT);
    }

    /** Uploads in one call. */
    SyncReport call(SignedContainer target, Map<String, Set<String>> blocks, long end)
            throws IOException, InterruptedException {
        return new AssetSync(target, end, line -> {}).send(selection(), files(), List.of(""), blocks);
    }

    List<LocalFile> files() throws IOException, InterruptedException {
        HashCache hashes = HashCache.open(cache);
        List<LocalFile> files = new AssetHashes(hashes).of(selection());
        hashes.save();
        return files;
    }

    private Selection selection() throws IOException {
        Selection selection = new Selection(folder.toRealPath());
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> selection.add(ProjectNames.of(folder, file)));
        }
        return selection;
    }

    RenderStorage storage(URI endpoint) {
        return new SdkRenderStorage(endpoint, cloud.storageAccount(), cloud.storageKey(), TIMEOUT);
    }

    SignedContainer stored() throws IOException {
        return new SignedContainer(storage(cloud.blobEndpoint()).sign(container, Access.READ, VALIDITY), TIMEOUT);
    }

    /** Returns the stored files by name. */
    Map<String, StoredFile> listing() throws IOException {
        return StoredFiles.of(stored());
    }
}
