package io.jenkins.plugins.azurerender.account;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.batch.BatchService;
import io.jenkins.plugins.azurerender.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.storage.RenderStorage;
import io.jenkins.plugins.azurerender.storage.SdkRenderStorage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.util.SystemProperties;

/**
 * A render account opened for one build: Batch and storage with the keys that this build may use. Made anew for each
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
        return open(account, Keys.of(run), patience);
    }

    /**
     * Opens an account for the controller itself, which finds the credentials of no folder; makes no request yet.
     *
     * @throws AbortException when it is unknown, or lacks credentials that the controller may use
     */
    public static RenderCloud openForSystem(String account) throws AbortException {
        return open(account, Keys.ofController(), patience());
    }

    private static RenderCloud open(String account, Keys keys, Duration patience) throws AbortException {
        RenderAccount found = find(account);
        try {
            URI batchUrl = Endpoint.parse("Batch URL", found.getBatchUrl(), found.isEmulator());
            URI storageUrl = Endpoint.parse("storage URL", found.getStorageUrl(), found.isEmulator());
            AccountKey batch = key(found, "Batch", found.getBatchCredentialsId(), BatchAccountKey.class, keys);
            AccountKey storage = key(found, "storage", found.getStorageCredentialsId(), StorageAccountKey.class, keys);
            return new RenderCloud(
                    found.getName(),
                    new SdkBatchService(
                            batchUrl.toString(),
                            batch.getAccountName(),
                            batch.getKey().getPlainText(),
                            patience),
                    new SdkRenderStorage(
                            storageUrl,
                            storage.getAccountName(),
                            storage.getKey().getPlainText(),
                            patience));
        } catch (IllegalArgumentException x) {
            throw new AbortException("Render account '%s': %s".formatted(found.getName(), x.getMessage()));
        } catch (IllegalStateException x) {
            throw new AbortException(x.getMessage());
        }
    }

    /** How long calls that get no answer are tried again: two minutes, unless a system property says otherwise. */
    public static Duration patience() {
        return Duration.ofSeconds(SystemProperties.getInteger(PATIENCE, 120));
    }

    private static RenderAccount find(String name) throws AbortException {
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
                        "Render account '%s' is not known here: set account to one of %s.".formatted(name, known)));
    }

    private static AccountKey key(
            RenderAccount account, String side, String id, Class<? extends AccountKey> type, Keys keys)
            throws AbortException {
        if (id == null) {
            throw new AbortException(
                    "Render account '%s' has no %s credentials: an administrator chooses them under Manage Jenkins, System, Azure Render."
                            .formatted(account.getName(), side));
        }
        AccountKey credentials = keys.find(id, type)
                .orElseThrow(() -> new AbortException("Render account '%s' needs the %s credentials '%s', which %s."
                        .formatted(account.getName(), side, id, keys.whyNot())));
        if (!credentials.looksLikeAKey()) {
            throw new AbortException(
                    "The key in the %s credentials '%s' is not base64: copy it again from the Azure portal."
                            .formatted(side, id));
        }
        keys.used(credentials);
        return credentials;
    }
}
