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
import java.util.stream.Collectors;
import jenkins.util.SystemProperties;

/**
 * A render account opened for one build: Batch and storage with the credentials that this build may use. Made anew for each
 * piece of work and never kept in what is saved.
 *
 * @param account the name jobs know it by
 */
public record RenderCloud(String account, BatchService batch, RenderStorage storage) {

    /** How long calls that get no answer are tried again, in seconds. */
    private static final String PATIENCE = RenderCloud.class.getName() + ".patienceSeconds";

    /**
     * Opens an account; makes no request yet.
     *
     * @param account its name, or null for the only one there is
     * @throws AbortException when it is unknown, or lacks credentials that this build may use
     */
    public static RenderCloud open(String account, Run<?, ?> run) throws AbortException {
        return open(account, run, patience());
    }

    /**
     * As above, with another patience: who asks again anyway need not hold a thread meanwhile.
     *
     * @param patience how long calls that get no answer are tried again
     */
    public static RenderCloud open(String account, Run<?, ?> run, Duration patience) throws AbortException {
        return open(account, CredentialsLookup.of(run), patience);
    }

    /**
     * Opens an account for the controller itself, which finds the credentials of no folder; makes no request yet.
     *
     * @throws AbortException when it is unknown, or lacks credentials that the controller may use
     */
    public static RenderCloud openForSystem(String account) throws AbortException {
        return open(account, CredentialsLookup.ofController(), patience());
    }

    /**
     * Opens only the Batch side of an account, for a form; makes no request yet.
     *
     * @param item whose form it is, and whose credentials are used; null for the controller's own
     * @throws AbortException when it lacks credentials that may be used there
     */
    public static BatchService openBatchForForm(RenderAccount account, Item item, Duration patience)
            throws AbortException {
        return openBatch(
                account, item == null ? CredentialsLookup.ofController() : CredentialsLookup.of(item), patience);
    }

    private static RenderCloud open(String account, CredentialsLookup reachable, Duration patience)
            throws AbortException {
        RenderAccount found = find(account);
        return new RenderCloud(
                found.getName(), openBatch(found, reachable, patience), openStorage(found, reachable, patience));
    }

    static BatchService openBatch(RenderAccount account, CredentialsLookup reachable, Duration patience)
            throws AbortException {
        return orSay(account, () -> {
            URI url = Endpoint.parse("Batch URL", account.getBatchUrl(), account.isEmulator());
            BatchSignIn credentials =
                    credentials(account, "Batch", account.getBatchCredentialsId(), BatchSignIn.class, reachable);
            return credentials.openBatch(url, AzureCloud.of(url), patience);
        });
    }

    static RenderStorage openStorage(RenderAccount account, CredentialsLookup reachable, Duration patience)
            throws AbortException {
        return orSay(account, () -> {
            URI url = Endpoint.parse("storage URL", account.getStorageUrl(), account.isEmulator());
            StorageSignIn credentials =
                    credentials(account, "storage", account.getStorageCredentialsId(), StorageSignIn.class, reachable);
            // Both accounts are in one cloud, and only Batch's URL always tells which.
            URI batchUrl = Endpoint.parse("Batch URL", account.getBatchUrl(), account.isEmulator());
            return credentials.openStorage(url, AzureCloud.of(batchUrl), patience);
        });
    }

    private interface Opening<T> {
        T open() throws AbortException;
    }

    private static <T> T orSay(RenderAccount account, Opening<T> opening) throws AbortException {
        try {
            return opening.open();
        } catch (InvalidRequestException x) {
            throw new AbortException("Render account '%s': %s".formatted(account.getName(), x.getMessage()));
        }
    }

    /** How long calls that get no answer are tried again: two minutes, unless a system property says otherwise. */
    public static Duration patience() {
        return Duration.ofSeconds(SystemProperties.getInteger(PATIENCE, 120));
    }

    /**
     * The account that jobs call so.
     *
     * @param name null for the only one there is
     * @throws AbortException when it is unknown
     */
    public static RenderAccount find(String name) throws AbortException {
        List<RenderAccount> accounts = AzureRenderConfiguration.get().getAccounts();
        if (accounts.isEmpty()) {
            throw new AbortException(
                    "No render account is set up: an administrator adds one under Manage Jenkins, System, Azure Render.");
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

    private static <C extends StandardCredentials> C credentials(
            RenderAccount account, String side, String id, Class<C> type, CredentialsLookup reachable)
            throws AbortException {
        if (id == null) {
            throw new AbortException(
                    "Render account '%s' has no %s credentials: an administrator chooses them under Manage Jenkins, System, Azure Render."
                            .formatted(account.getName(), side));
        }
        C credentials = reachable
                .find(id, type)
                .orElseThrow(() -> new AbortException("The %s credentials of render account '%s' were not found: %s."
                        .formatted(side, account.getName(), reachable.whyNot())));
        reachable.used(credentials);
        return credentials;
    }
}
