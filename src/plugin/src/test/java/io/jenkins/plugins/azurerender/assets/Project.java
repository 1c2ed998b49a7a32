package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StoredFile;
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

/** A folder of files and a container of its own to bring them to. */
final class Project {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LIFE = Duration.ofMinutes(10);

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

    /** Files of 64 bytes that differ, a hundred in a folder. */
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

    /** All that azureRenderSubmit does to bring assets, as often as it takes, by way of an endpoint. */
    SyncReport bring(URI endpoint) throws IOException, InterruptedException {
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
        return call(target(endpoint), blocks, System.nanoTime() + LIFE.toNanos());
    }

    /** As the agent knows it; each time by another URL. */
    SignedContainer target(URI endpoint) throws IOException {
        Duration life = LIFE.plusSeconds(++targets);
        return new SignedContainer(storage(endpoint).sign(container, Access.UPLOAD, life), PATIENCE);
    }

    /** What the agent does in one call. */
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
        return new SdkRenderStorage(endpoint, cloud.storageAccount(), cloud.storageKey(), PATIENCE);
    }

    SignedContainer stored() throws IOException {
        return new SignedContainer(storage(cloud.blobEndpoint()).sign(container, Access.READ, LIFE), PATIENCE);
    }

    /** What storage has, by name. */
    Map<String, StoredFile> listing() throws IOException {
        return stored().list("");
    }
}
