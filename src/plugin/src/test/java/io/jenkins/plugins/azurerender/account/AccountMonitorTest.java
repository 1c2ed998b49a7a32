package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.util.Secret;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Accounts that were loaded from a file, so that no form has checked them. */
@Tag("unit")
@WithJenkins
class AccountMonitorTest {

    @Test
    void invalidSettingsAreReportedUntilTheyAreCorrected(JenkinsRule jenkins) throws Exception {
        AccountMonitor monitor = ExtensionList.lookupSingleton(AccountMonitor.class);
        assertFalse(monitor.isActivated(), "there is no account");
        RenderAccount account = account("http://example.com", "https://studio.blob.core.windows.net", "none", null);
        AzureRenderConfiguration.get().setAccounts(List.of(account, account));
        assertTrue(monitor.isActivated());
        List<String> problems = monitor.getProblems();
        assertEquals(7, problems.size(), problems::toString);
        assertEquals(
                "Render account 'studio': The Batch URL 'http://example.com' is not encrypted: use https. Plain http is allowed only for emulators on this machine.",
                problems.get(0));
        assertTrue(
                problems.get(1)
                        .startsWith(
                                "Render account 'studio': The Batch credentials 'none' are not among the global credentials"),
                problems.get(1));
        assertEquals("Render account 'studio': The storage credentials are missing.", problems.get(2));
        assertEquals("Render account 'studio': Another render account has the same name.", problems.get(3));

        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new BatchAccountKey(CredentialsScope.GLOBAL, "batch", "", "studio", Secret.fromString("a2V5")));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StorageAccountKey(
                        CredentialsScope.GLOBAL, "storage", "", "studio", Secret.fromString("a2V5")));
        AzureRenderConfiguration.get()
                .setAccounts(List.of(account(
                        "https://studio.westeurope.batch.azure.com",
                        "https://studio.blob.core.windows.net",
                        "storage",
                        "storage")));
        assertEquals(1, monitor.getProblems().size(), "the Batch credentials are those of a storage account");
        AzureRenderConfiguration.get()
                .setAccounts(List.of(account(
                        "https://studio.westeurope.batch.azure.com",
                        "https://studio.blob.core.windows.net",
                        "batch",
                        "storage")));
        assertEquals(List.of(), monitor.getProblems());
        assertFalse(monitor.isActivated());
    }

    private static RenderAccount account(String batchUrl, String storageUrl, String batch, String storage) {
        RenderAccount account = new RenderAccount("studio");
        account.setBatchUrl(batchUrl);
        account.setBatchCredentialsId(batch);
        account.setStorageUrl(storageUrl);
        account.setStorageCredentialsId(storage);
        return account;
    }
}
