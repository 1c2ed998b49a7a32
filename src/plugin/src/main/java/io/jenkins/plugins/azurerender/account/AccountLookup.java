package io.jenkins.plugins.azurerender.account;

import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * What a render account has to offer to the form of a job, asked with the credentials that builds of this job find. Only
 * for users who may configure the job: its builds could ask the same.
 */
public final class AccountLookup {

    private static final AnswerCache ANSWERS = new AnswerCache(System::nanoTime, AnswerCache.PATIENCE);

    private final String account;
    private final Item item;

    /**
     * @param account its name; null or empty for the only one there is
     * @param item whose form it is; null for a form of Jenkins itself
     */
    public AccountLookup(String account, Item item) {
        this.account = Util.fixEmptyAndTrim(account);
        this.item = item;
    }

    /** The names of all accounts; asks nobody. */
    public static List<String> accounts() {
        return AzureRenderConfiguration.get().getAccounts().stream()
                .map(RenderAccount::getName)
                .toList();
    }

    /** The pools of the account, by name. */
    public List<ListedPool> pools() throws IOException {
        return List.of(ask("pools", ListedPool[].class, batch -> batch.pools().stream()
                .sorted(Comparator.comparing(ListedPool::id))
                .toArray(ListedPool[]::new)));
    }

    /** The images that the account can make pools of. */
    public List<PoolImage> images() throws IOException {
        return List.of(ask(
                "images", PoolImage[].class, batch -> batch.supportedImages().toArray(PoolImage[]::new)));
    }

    private interface Question<T> {
        T of(BatchService batch) throws IOException;
    }

    /** Credentials are looked up here and now: only what Azure is asked happens on another thread. */
    private <T> T ask(String what, Class<T> kind, Question<T> question) throws IOException {
        if (!FormAccess.mayConfigure(item)) {
            throw new IllegalStateException("whoever may not configure this must not be answered");
        }
        RenderAccount found = RenderCloud.find(account);
        BatchService batch = RenderCloud.openBatchForForm(found, item, AnswerCache.PATIENCE);
        // The account itself and not its name: one that was changed since is another one.
        List<Object> key = List.of(what, found, item == null ? "" : item.getFullName());
        return ANSWERS.ask(key, kind, () -> question.of(batch));
    }
}
