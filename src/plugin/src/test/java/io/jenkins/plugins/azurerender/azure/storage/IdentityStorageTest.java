package io.jenkins.plugins.azurerender.azure.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.AbortException;
import hudson.model.FreeStyleBuild;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.OpenedAccount;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.account.SharedContainer;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import io.jenkins.plugins.azurerender.azure.identity.TestCertificate;
import io.jenkins.plugins.azurerender.azure.identity.TestTokens;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.localcloud.Azurite;
import io.jenkins.plugins.azurerender.pools.PoolMounts;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.MountSpec;
import io.jenkins.plugins.azurerender.settings.NodeSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Access to storage with an identity, on an Azurite with HTTPS that accepts tokens. */
@Tag("cloud")
class IdentityStorageTest {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static TestCertificate certificate;
    private static Azurite azurite;

    private final TestTokens tokens = new TestTokens();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.create(folder);
        azurite = Azurite.startWithTokens(folder, certificate.store(), TestCertificate.PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        azurite.close();
    }

    @Test
    void userDelegationSasAllowsReading() throws Exception {
        RenderStorage storage = storage();
        storage.createContainer("delegated", Map.of("controller", "test"));
        storage.put("delegated", "frame", "pixels".getBytes(StandardCharsets.UTF_8));

        assertEquals("pixels", read(storage.signFile("delegated", "frame", VALIDITY)));
        assertTrue(read(storage.sign("delegated", Access.READ, VALIDITY), "&restype=container&comp=list")
                .contains("<Name>frame</Name>"));
        assertTrue(
                storage.sign("delegated", Access.READ, VALIDITY).getQuery().contains("skoid="),
                "not signed with the account key");
        assertEquals(
                List.of("https://storage.azure.com"),
                tokens.audiences().stream().distinct().toList());
    }

    @Test
    void sasBeyondSevenDaysIsRejectedWithSolution() {
        StorageException x = assertThrows(
                StorageException.class, () -> storage().sign("delegated", Access.READ, Duration.ofDays(8)));
        assertEquals(
                "With Entra ID, SAS URLs are valid for at most 7 days, but this render needs 192 hours: set timeLimitHours to at most 166, or use a storage account key.",
                x.getMessage().replace("191 hours", "192 hours"));
        assertFalse(x.retryable());
    }

    @Test
    void longLivedMountIsRejectedWithSolution() throws Exception {
        RenderStorage storage = storage();
        storage.createContainer("textures", Map.of());
        RenderAccount account = new RenderAccount("studio");
        account.setSharedContainers(List.of(shared("textures")));
        RenderCloud cloud = OpenedAccount.of(account, null, storage);
        PoolMounts mounts = new PoolMounts(null, cloud, PoolMounts.LONG_LIFE);
        MountSpec textures = new MountSpec(PoolMount.Kind.BLOBFUSE, "textures", null, "textures", "", false);
        AbortException x = assertThrows(AbortException.class, () -> mounts.of(List.of(textures)));
        assertEquals(
                "Container 'textures' cannot be mounted for 180 days: with Entra ID, SAS URLs are valid for at most 7 days. Use autoPool, or withAzureRenderPool with atEnd: 'delete', or mount a container of another storage account with credentialsId.",
                x.getMessage());
    }

    @Test
    @WithJenkins
    void longLivedShareKeyIsRejectedBeforeItIsStored(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StorageAccountKey(
                        CredentialsScope.GLOBAL, "files", "", "studiofiles", Secret.fromString("a2V5")));
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        RenderStorage storage = storage();
        RenderAccount account = new RenderAccount("studio");
        account.setStorageUrl("https://studio.blob.core.windows.net");
        AzureRenderConfiguration.get().setAccounts(List.of(account));
        RenderCloud cloud = OpenedAccount.of(account, null, storage);
        MountSpec scenes = new MountSpec(PoolMount.Kind.AZURE_FILES, "scenes", "files", "S", "", false);
        NodeSpec node = new NodeSpec(null, null, List.of(), null, false, List.of(), List.of(scenes), false, null, null);
        PoolMounts mounts = new PoolMounts(build, cloud, PoolMounts.LONG_LIFE);
        AbortException x = assertThrows(AbortException.class, () -> mounts.of(node, NodeSystem.WINDOWS, "windows"));
        assertEquals(
                "Share 'https://studiofiles.file.core.windows.net/scenes' cannot be mounted for 180 days: with Entra ID, SAS URLs are valid for at most 7 days. Use autoPool, or withAzureRenderPool with atEnd: 'delete', or Linux nodes.",
                x.getMessage());
        String container = ResourceNames.mountContainer("", "windows");
        assertFalse(
                read(storage.sign(container, Access.READ, VALIDITY), "&restype=container&comp=list")
                        .contains("<Name>"),
                "the key was stored");
    }

    @Test
    void rejectedIdentityIsNotRetried() {
        tokens.fail(
                new SignInException(Kind.REFUSED, "AADSTS700016", "Entra ID refused application 1 (AADSTS700016)."));
        StorageException x =
                assertThrows(StorageException.class, () -> storage().createContainer("delegated", Map.of()));
        assertEquals("Entra ID refused application 1 (AADSTS700016).", x.getMessage());
        assertEquals(1, tokens.audiences().size());
        assertFalse(x.retryable());
    }

    @Test
    void untrustedCertificateIsRejected() {
        SdkRenderStorage storage = new SdkRenderStorage(azurite.endpoint(), tokens, Duration.ofMillis(100));
        StorageException x = assertThrows(StorageException.class, () -> storage.createContainer("x", Map.of()));
        assertTrue(x.getMessage().contains("certif"), x.getMessage());
    }

    private static SharedContainer shared(String name) {
        SharedContainer container = new SharedContainer(name);
        container.setWritable(true);
        return container;
    }

    private RenderStorage storage() throws Exception {
        return IdentityStorage.open(azurite.endpoint(), tokens, certificate);
    }

    private static String read(URI url) throws Exception {
        return read(url, "");
    }

    private static String read(URI url, String more) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(certificate.trust())
                .build()
                .send(HttpRequest.newBuilder(URI.create(url + more)).build(), BodyHandlers.ofString())
                .body();
    }
}
