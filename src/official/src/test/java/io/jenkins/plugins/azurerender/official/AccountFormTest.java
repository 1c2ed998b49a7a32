package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form of the render accounts under Manage Jenkins, System. Submitting it unchanged must change nothing. */
@WithJenkins
class AccountFormTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void addCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new BatchAccountKey(
                        CredentialsScope.GLOBAL, "batch-key", "", "studiobatch", Secret.fromString("YmF0Y2g=")));
        provider.getCredentials()
                .add(new StorageAccountKey(
                        CredentialsScope.GLOBAL, "storage-key", "", "studiofiles", Secret.fromString("ZmlsZXM=")));
        provider.save();
    }

    @Test
    void accountSurvivesConfigRoundTrip() throws Exception {
        AzureRenderConfiguration configuration = AzureRenderConfiguration.get();
        configuration.setAccounts(List.of(account()));
        configuration.setElevatedStartTasks(true);

        jenkins.configRoundtrip();

        assertEquals(1, configuration.getAccounts().size());
        jenkins.assertEqualDataBoundBeans(account(), configuration.getAccounts().get(0));
        assertTrue(configuration.isElevatedStartTasks());
    }

    @Test
    void formListsCredentialsOfBothTypes() throws Exception {
        AzureRenderConfiguration.get().setAccounts(List.of(account()));
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            HtmlPage page = web.goTo("configure");
            String form = page.getFormByName("config").asXml();
            assertTrue(form.contains("batch-key"), "the Batch credentials must be listed");
            assertTrue(form.contains("storage-key"), "the storage credentials must be listed");
        }
    }

    @Test
    void emptyFormCreatesNoAccount() throws Exception {
        jenkins.configRoundtrip();

        assertEquals(List.of(), AzureRenderConfiguration.get().getAccounts());
    }

    private static RenderAccount account() {
        RenderAccount account = new RenderAccount("studio");
        account.setBatchUrl("https://studiobatch.westeurope.batch.azure.com");
        account.setBatchCredentialsId("batch-key");
        account.setStorageUrl("https://studiofiles.blob.core.windows.net");
        account.setStorageCredentialsId("storage-key");
        account.setMountSources("10.0.0.4:/library/*\nstudiofiles/textures");
        account.setUsablePools("render-*");
        account.setManagedPools("render-shared");
        account.setMaxFileMB(500);
        account.setMaxRenderMB(20000);
        account.setMinFreeMB(0);
        CapSettings all = new CapSettings();
        all.setMaxNodes(50);
        CapSettings folder = new CapSettings();
        folder.setFolder("film/lighting");
        folder.setMaxNodes(0);
        folder.setVmSizes("Standard_D*s_v5\nStandard_NC6");
        folder.setMaxHours(48);
        folder.setMaxFrames(2000);
        folder.setSpotOnly(true);
        folder.setNoStartTasks(true);
        folder.setNoCustomCommands(true);
        account.setCaps(List.of(all, folder));
        return account;
    }
}
