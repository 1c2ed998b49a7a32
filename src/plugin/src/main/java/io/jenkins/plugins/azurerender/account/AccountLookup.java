package io.jenkins.plugins.azurerender.account;

import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Looks up pools and images of a render account for a form, with the credentials that builds of the job can use. Only
 * for users who can configure the job.
 */
public final class AccountLookup {

    private static final LookupCache CACHE = new LookupCache(System::nanoTime, LookupCache.TIMEOUT);

    /** Largest number of pools that are kept for a form. */
    private static final int MAX_POOLS = 5_000;

    private final String account;
    private final Item item;

    /**
     * @param account name of the account; null or empty if there is only one
     * @param item the job or folder of the form; null for a global form
     */
    public AccountLookup(String account, Item item) {
        this.account = Util.fixEmptyAndTrim(account);
        this.item = item;
    }

    /** Returns the names of all accounts, without a request to Azure. */
    public static List<String> accounts() {
        return AzureRenderConfiguration.get().getAccounts().stream()
                .map(RenderAccount::getName)
                .toList();
    }

    /** Returns the pools of the account that the item may use, sorted by name. */
    public List<ListedPool> pools() throws IOException {
        GuardedBatch batch = open();
        ListedPool[] pools =
                get(batch, "pools", ListedPool[].class, () -> firstPools(batch).toArray(ListedPool[]::new));
        return Arrays.stream(pools)
                .filter(batch.access()::mayUse)
                .sorted(Comparator.comparing(ListedPool::id))
                .toList();
    }

    private static List<ListedPool> firstPools(GuardedBatch batch) throws IOException {
        List<ListedPool> first = new ArrayList<>();
        batch.pools(pool -> {
            if (first.size() < MAX_POOLS) {
                first.add(pool);
            }
        });
        return first;
    }

    /** Returns the images that the account supports for pools. */
    public List<PoolImage> images() throws IOException {
        GuardedBatch batch = open();
        return List.of(get(batch, "images", PoolImage[].class, () -> batch.supportedImages()
                .toArray(PoolImage[]::new)));
    }

    /** Looks up the credentials on the current thread; only the request to Azure runs on another one. */
    private GuardedBatch open() throws IOException {
        if (!FormAccess.mayConfigure(item)) {
            throw new IllegalStateException("The user cannot configure this item");
        }
        return RenderCloud.openBatchForForm(RenderCloud.find(account), item, LookupCache.TIMEOUT);
    }

    private <T> T get(GuardedBatch batch, String name, Class<T> type, Callable<T> request) throws IOException {
        // The account instead of its name: a changed account is a different key.
        RenderAccount found = batch.access().account();
        List<Object> key = List.of(name, found, item == null ? "" : item.getFullName());
        return CACHE.get(found.getBatchUrl(), key, type, request);
    }
}
