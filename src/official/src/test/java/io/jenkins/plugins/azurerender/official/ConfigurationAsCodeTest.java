package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Import and export of the render accounts in render-accounts.yml with Configuration as Code. */
@WithJenkins
class ConfigurationAsCodeTest {

    @Test
    void accountsAreReadFromYaml(JenkinsRule jenkins) throws Exception {
        configure();

        List<RenderAccount> accounts = AzureRenderConfiguration.get().getAccounts();
        assertEquals(
                List.of("studio", "keyless", "local"),
                accounts.stream().map(RenderAccount::getName).toList());
        assertEquals(
                "https://studiobatch.westeurope.batch.azure.com",
                accounts.get(0).getBatchUrl());
        assertEquals("batch-key", accounts.get(0).getBatchCredentialsId());
        assertEquals("storage-key", accounts.get(0).getStorageCredentialsId());
        assertFalse(accounts.get(0).isEmulator());
        assertTrue(accounts.get(2).isEmulator());
        assertTrue(AzureRenderConfiguration.get().isElevatedStartTasks());
    }

    @Test
    void downloadLimitsAreReadFromYaml(JenkinsRule jenkins) throws Exception {
        configure();

        RenderAccount account = AzureRenderConfiguration.get().getAccounts().get(0);
        assertEquals(500, account.getMaxFileMB());
        assertEquals(20000, account.getMaxRenderMB());
        assertEquals(2000, account.getMinFreeMB());
        assertNull(AzureRenderConfiguration.get().getAccounts().get(1).getMaxFileMB());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usablePools: 'render pool'                 | 'render pool' is not the name of a pool.",
                "managedPools: 'render.*'                   | 'render.*' is not the name of a pool.",
                "mountSources: '//server/share'             | '//server/share' is not a mount source.",
                "sharedContainers: [{name: 'Textures'}]     | 'Textures' is not the name of a container.",
                "caps: [{vmSizes: 'Standard D2'}]           | 'Standard D2' is not a VM size.",
                "maxFileMB: 0                               | Maximum file size is 0.",
            },
            quoteCharacter = '"')
    void invalidPatternIsRefusedAndChangesNothing(
            String setting, String message, JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        configure();
        Path file = Files.writeString(
                folder.resolve("jenkins.yml"),
                "unclassified: {azureRender: {accounts: [{name: other, %s}]}}".formatted(setting));

        Exception x = assertThrows(Exception.class, () -> ConfigurationAsCode.get()
                .configure(file.toUri().toString()));

        StringWriter trace = new StringWriter();
        x.printStackTrace(new PrintWriter(trace));
        assertTrue(trace.toString().contains(message), trace::toString);
        assertEquals(
                "studio", AzureRenderConfiguration.get().getAccounts().get(0).getName());
    }

    /** A user who may do everything with folders; the file with the caps of film/lighting is applied again in between. */
    @Test
    void capsOfAFolderAreNotRemovedByUsers(JenkinsRule jenkins) throws Exception {
        configure();
        Folder film = jenkins.createProject(Folder.class, "film");
        Folder lighting = film.createProject(Folder.class, "lighting");
        FreeStyleProject job = lighting.createProject(FreeStyleProject.class, "job");
        assertCaps(true, job);

        lighting.renameTo("x");
        assertCaps(true, job);
        configure();
        assertCaps(true, job);
        Folder other = jenkins.createProject(Folder.class, "other");
        Items.move(lighting, other);
        other.renameTo("y");
        AzureRenderConfiguration.get().load();
        Folder moved = jenkins.jenkins.getItemByFullName("y/x", Folder.class);
        assertCaps(true, moved.getItem("job"));
        assertCaps(false, other.createProject(FreeStyleProject.class, "job"));

        Folder again = film.createProject(Folder.class, "lighting");
        assertCaps(true, again.createProject(FreeStyleProject.class, "job"));
        assertCaps(false, film.copy(again, "copy").getItem("job"));
        again.delete();
        again = film.createProject(Folder.class, "lighting");
        assertCaps(true, again.createProject(FreeStyleProject.class, "job"));

        moved.delete();
        moved = other.createProject(Folder.class, "x");
        assertCaps(false, moved.createProject(FreeStyleProject.class, "job"));
    }

    /** Either the caps of film/lighting and of the account, or those of the account only. */
    private static void assertCaps(boolean ofFolder, Item job) {
        Caps caps = Caps.of("studio", job);
        assertEquals(ofFolder, caps.spotOnly(), job::getFullName);
        assertEquals(ofFolder ? 10 : 50, caps.limitNodes(100), job::getFullName);
    }

    @Test
    void capsAreReadFromYamlAndExported(JenkinsRule jenkins) throws Exception {
        configure();

        List<CapSettings> caps =
                AzureRenderConfiguration.get().getAccounts().get(0).getCaps();
        assertEquals(2, caps.size());
        assertNull(caps.get(0).getFolder());
        assertEquals(50, caps.get(0).getMaxNodes());
        assertEquals(48, caps.get(0).getMaxHours());
        assertNull(caps.get(0).getMaxFrames());
        assertFalse(caps.get(0).isSpotOnly());
        assertEquals("film/lighting", caps.get(1).getFolder());
        assertEquals("Standard_D*s_v5", caps.get(1).getVmSizes());
        assertEquals(2000, caps.get(1).getMaxFrames());
        assertTrue(caps.get(1).isSpotOnly());
        assertTrue(caps.get(1).isNoStartTasks());
        assertTrue(caps.get(1).isNoCustomCommands());

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        String yaml = out.toString(StandardCharsets.UTF_8);
        for (String line : List.of(
                "folder: \"film/lighting\"",
                "maxNodes: 50",
                "maxNodes: 10",
                "vmSizes: \"Standard_D*s_v5\"",
                "maxHours: 48",
                "maxFrames: 2000",
                "spotOnly: true",
                "noStartTasks: true",
                "noCustomCommands: true")) {
            assertTrue(yaml.contains(line), () -> line + " is missing in " + yaml);
        }
    }

    @Test
    void exportShowsAccountsAndNoKey(JenkinsRule jenkins) throws Exception {
        configure();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        String yaml = out.toString(StandardCharsets.UTF_8);

        assertTrue(yaml.contains("azureRender:"), yaml);
        assertTrue(yaml.contains("name: \"studio\""), yaml);
        assertTrue(yaml.contains("storageUrl: \"https://studiofiles.blob.core.windows.net\""), yaml);
        assertTrue(yaml.contains("azureBatchKey:"), yaml);
        assertFalse(yaml.contains("YmF0Y2gta2V5LW9mLWEtdGVzdA"), "the export must not contain a key");
        assertTrue(yaml.contains("azureEntraApplication:"), yaml);
        assertTrue(yaml.contains("azureEntraManagedIdentity:"), yaml);
        assertTrue(yaml.contains("azureEntraWorkloadIdentity:"), yaml);
        assertFalse(yaml.contains("Y2xpZW50LXNlY3JldC1vZi1hLXRlc3Q"), "the export must not contain a secret");
        assertFalse(yaml.contains("c3RvcmFnZS1rZXktb2YtYS10ZXN0"), "the export must not contain a key");
    }

    @Test
    void repeatedImportChangesNothing(JenkinsRule jenkins) throws Exception {
        configure();
        configure();

        assertEquals(3, AzureRenderConfiguration.get().getAccounts().size());
    }

    private static void configure() throws Exception {
        ConfigurationAsCode.get()
                .configure(ConfigurationAsCodeTest.class
                        .getResource("/render-accounts.yml")
                        .toString());
    }
}
