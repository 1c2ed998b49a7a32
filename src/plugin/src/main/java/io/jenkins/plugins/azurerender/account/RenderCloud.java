package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.util.SystemProperties;

/**
 * Access to the Batch and storage accounts of a render account, with the credentials of a build. Opened for each unit
 * of work and never saved.
 *
 * @param account name of the render account
 * @param batch refuses what {@code access} does not allow
 * @param storage refuses what {@code access} does not allow
 * @param access decides what this build may do in the account
 */
public record RenderCloud(String account, BatchService batch, RenderStorage storage, ResourceAccess access) {

    /** How long failed calls are retried, in seconds. */
    private static final String RETRY_SECONDS = RenderCloud.class.getName() + ".retrySeconds";

    /**
     * Opens an account, without a request.
     *
     * @param account name of the account; null if there is only one
     * @throws AbortException if the account does not exist, or the build cannot use its credentials
     */
    public static RenderCloud open(String account, Run<?, ?> run) throws AbortException {
        return open(account, run, retryLimit());
    }

    /**
     * Opens an account with another retry limit, for callers that retry themselves.
     *
     * @param retryLimit how long failed calls are retried
     * @throws AbortException if the account does not exist, or the build cannot use its credentials
     */
    public static RenderCloud open(String account, Run<?, ?> run, Duration retryLimit) throws AbortException {
        return open(account, CredentialsLookup.of(run), Requester.of(run), retryLimit);
    }

    /**
     * Opens an account with global credentials, without a request.
     *
     * @throws AbortException if the account does not exist, or its credentials are not global
     */
    public static RenderCloud openForSystem(String account) throws AbortException {
        return open(account, CredentialsLookup.ofController(), Requester.ofController(), retryLimit());
    }

    /**
     * Opens the Batch account for a form, without a request.
     *
     * @param item the item of the form, whose credentials are used; null for global credentials
     * @throws AbortException if the credentials are missing or cannot be used by the item
     */
    static GuardedBatch openBatchForForm(RenderAccount account, Item item, Duration retryLimit) throws AbortException {
        CredentialsLookup lookup = item == null ? CredentialsLookup.ofController() : CredentialsLookup.of(item);
        BatchService batch = openBatch(account, lookup, retryLimit);
        return new GuardedBatch(batch, new ResourceAccess(account, Requester.of(item), batch, null));
    }

    private static RenderCloud open(String account, CredentialsLookup lookup, Requester requester, Duration retryLimit)
            throws AbortException {
        RenderAccount found = find(account);
        BatchService batch = openBatch(found, lookup, retryLimit);
        RenderStorage storage = openStorage(found, lookup, retryLimit);
        ResourceAccess access = new ResourceAccess(found, requester, batch, storage);
        return new RenderCloud(
                found.getName(), new GuardedBatch(batch, access), new GuardedStorage(storage, access), access);
    }

    static BatchService openBatch(RenderAccount account, CredentialsLookup lookup, Duration retryLimit)
            throws AbortException {
        return withAccountName(account, () -> {
            URI url = Endpoint.parse("Batch URL", account.getBatchUrl(), account.isEmulator());
            BatchSignIn credentials =
                    credentials(account, "Batch", account.getBatchCredentialsId(), BatchSignIn.class, lookup);
            return credentials.openBatch(url, AzureCloud.of(url), retryLimit);
        });
    }

    static RenderStorage openStorage(RenderAccount account, CredentialsLookup lookup, Duration retryLimit)
            throws AbortException {
        return withAccountName(account, () -> {
            URI url = Endpoint.parse("storage URL", account.getStorageUrl(), account.isEmulator());
            StorageSignIn credentials =
                    credentials(account, "storage", account.getStorageCredentialsId(), StorageSignIn.class, lookup);
            // Both accounts are in the same cloud, which only the Batch URL always identifies.
            URI batchUrl = Endpoint.parse("Batch URL", account.getBatchUrl(), account.isEmulator());
            return credentials.openStorage(url, AzureCloud.of(batchUrl), retryLimit);
        });
    }

    private interface Call<T> {
        T open() throws AbortException;
    }

    private static <T> T withAccountName(RenderAccount account, Call<T> call) throws AbortException {
        try {
            return call.open();
        } catch (InvalidRequestException x) {
            throw new AbortException("Render account '%s': %s".formatted(account.getName(), x.getMessage()));
        }
    }

    /** Returns how long failed calls are retried: two minutes, unless changed with a system property. */
    public static Duration retryLimit() {
        return Duration.ofSeconds(SystemProperties.getInteger(RETRY_SECONDS, 120));
    }

    /**
     * Returns the account with this name.
     *
     * @param name null if there is only one account
     * @throws AbortException if the account does not exist
     */
    public static RenderAccount find(String name) throws AbortException {
        List<RenderAccount> accounts = AzureRenderConfiguration.get().getAccounts();
        if (accounts.isEmpty()) {
            throw new AbortException(
                    "No render account is configured: ask an administrator to add one under Manage Jenkins, System, Azure Render.");
        }
        String known = accounts.stream().map(RenderAccount::getName).collect(Collectors.joining(", "));
        if (name == null) {
            if (accounts.size() > 1) {
                throw new AbortException(
                        "There are several render accounts: set account to one of %s.".formatted(known));
            }
            return accounts.get(0);
        }
        return accounts.stream()
                .filter(account -> account.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AbortException(
                        "Render account '%s' does not exist: set account to one of %s.".formatted(name, known)));
    }

    /**
     * Returns the account with this name; empty if it does not exist.
     *
     * @param name null if there is only one account
     */
    public static Optional<RenderAccount> lookup(String name) {
        try {
            return Optional.of(find(name));
        } catch (AbortException x) {
            return Optional.empty();
        }
    }

    /** Returns the URL of Batch of an account, which need not exist; sends no request. */
    public static String batchUrl(String account) {
        return lookup(account).map(RenderAccount::getBatchUrl).orElse("account " + account);
    }

    /** Returns the URL of the storage of an account, which need not exist; sends no request. */
    public static String storageUrl(String account) {
        return lookup(account).map(RenderAccount::getStorageUrl).orElse("account " + account);
    }

    private static <C extends StandardCredentials> C credentials(
            RenderAccount account, String side, String id, Class<C> type, CredentialsLookup lookup)
            throws AbortException {
        if (id == null) {
            throw new AbortException(
                    "Render account '%s' has no %s credentials: ask an administrator to select them under Manage Jenkins, System, Azure Render."
                            .formatted(account.getName(), side));
        }
        C credentials = lookup.find(id, type)
                .orElseThrow(() -> new AbortException("The %s credentials of render account '%s' were not found: %s."
                        .formatted(side, account.getName(), lookup.whyNot())));
        lookup.used(credentials);
        return credentials;
    }
}
