package io.jenkins.plugins.azurerender.janitor;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.Staging;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Creates and lists the resources of a build in the local cloud, without running the build. */
final class AzureResources {

    private static final URI UNUSED_URL = URI.create("http://127.0.0.1:1/account/container?sv=none");

    final BatchService batch;
    final RenderStorage storage;
    private final Run<?, ?> run;

    /** @param run the owner of the resources */
    AzureResources(LocalCloud cloud, Run<?, ?> run) {
        this.run = run;
        batch = Studio.batch(cloud);
        storage = new SdkRenderStorage(
                cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), Duration.ofSeconds(10));
    }

    String pool(ResourceKind kind) throws IOException {
        String id = "pool-" + UUID.randomUUID();
        pool(id, tags(kind, id));
        return id;
    }

    void pool(String id, Map<String, String> tags) throws IOException {
        PoolImage image = batch.supportedImages().get(0);
        batch.createPool(new PoolRequest(id, "Standard_D2s_v3", image, 0, 0, null, 1, PoolSetup.PLAIN, tags));
    }

    /** Creates an open job on the pool and returns its ID. */
    String job(String pool) throws IOException {
        String id = newId();
        job(id, pool, tags(ResourceKind.RENDER, id));
        return id;
    }

    void job(String id, String pool, Map<String, String> tags) throws IOException {
        Staging staging = new Staging(UNUSED_URL, List.of(""), List.of(), "/bin/true", null);
        batch.createJob(new JobRequest(id, "test", pool, null, Duration.ofHours(1), 0, 0, staging, Map.of(), tags));
    }

    String frames() throws IOException {
        String id = newId();
        storage.createContainer(id, tags(ResourceKind.FRAMES, id));
        return id;
    }

    String assets() throws IOException {
        String id = ResourceNames.assetContainer(run);
        storage.createContainer(id, tags(ResourceKind.ASSETS, id));
        return id;
    }

    Map<String, String> tags(ResourceKind kind, String id) {
        boolean expires = kind == ResourceKind.RENDER || kind == ResourceKind.FRAMES;
        return Owner.of(run, kind, id, expires ? Instant.now().plus(Duration.ofHours(2)) : Instant.MAX)
                .tags();
    }

    String newId() {
        return ResourceNames.PREFIX + UUID.randomUUID();
    }

    /** Returns the IDs of all jobs, pools and containers that have a tag with this value. */
    Set<String> tagged(String value) throws IOException {
        return new TreeSet<>(all(value));
    }

    /** Returns these IDs with duplicates: a job and the container of its frames have the same ID. */
    List<String> all(String value) throws IOException {
        List<String> ids = new ArrayList<>();
        Listed.jobs(batch, ResourceNames.PREFIX).stream()
                .filter(job -> job.tags().containsValue(value))
                .forEach(job -> ids.add(job.id()));
        Listed.pools(batch).stream()
                .filter(pool -> pool.tags().containsValue(value))
                .forEach(pool -> ids.add(pool.id()));
        Listed.containers(storage, "").stream()
                .filter(container -> container.tags().containsValue(value))
                .forEach(container -> ids.add(container.name()));
        return ids;
    }
}
