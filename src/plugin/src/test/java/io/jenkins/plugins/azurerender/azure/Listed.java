package io.jenkins.plugins.azurerender.azure;

import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.ListedJob;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.storage.ListedContainer;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import java.util.ArrayList;
import java.util.List;

/** Complete listings, for tests. */
public final class Listed {

    private Listed() {}

    public static List<ListedJob> jobs(BatchService batch, String prefix) throws BatchException {
        List<ListedJob> all = new ArrayList<>();
        batch.jobs(prefix, all::add);
        return all;
    }

    public static List<ListedPool> pools(BatchService batch) throws BatchException {
        List<ListedPool> all = new ArrayList<>();
        batch.pools(all::add);
        return all;
    }

    public static List<ListedContainer> containers(RenderStorage storage, String prefix) throws StorageException {
        List<ListedContainer> all = new ArrayList<>();
        storage.containers(prefix, all::add);
        return all;
    }
}
