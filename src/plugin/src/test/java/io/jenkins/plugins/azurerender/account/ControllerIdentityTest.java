package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Credentials in a folder cannot use the identity of the controller. */
@Tag("unit")
@WithJenkins
class ControllerIdentityTest {

    private static final String ID = "test-identity";
    private static final String REJECTED =
            "Render account 'studio': Managed and workload identities are accepted only from the global credentials of Jenkins, not from those of a folder or user: ask an administrator to add them under Manage Jenkins, Credentials.";

    private final RenderAccount account = new RenderAccount("studio");
    private FreeStyleProject job;
    private JenkinsRule jenkins;

    /** Returns a lookup that finds these credentials in a folder. */
    private static CredentialsLookup folderWith(StandardCredentials credentials) {
        return new CredentialsLookup() {
            @Override
            public <C extends StandardCredentials> Optional<C> find(String id, Class<C> type) {
                return Optional.of(type.cast(credentials));
            }

            @Override
            public void used(StandardCredentials used) {
                // nothing to track
            }

            @Override
            public String whyNot() {
                return "";
            }
        };
    }

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        job = jenkins.createFreeStyleProject();
        account.setBatchUrl("https://studio.westeurope.batch.azure.com");
        account.setBatchCredentialsId(ID);
        account.setStorageUrl("https://studio.blob.core.windows.net");
        account.setStorageCredentialsId(ID);
        AzureRenderConfiguration.get().setAccounts(List.of(account));
    }

    static Stream<EntraIdentity> identities() {
        return Stream.of(
                new EntraManagedIdentity(CredentialsScope.GLOBAL, ID, "", null),
                new EntraWorkloadIdentity(CredentialsScope.GLOBAL, ID, "", "tenant", "client"));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void controllerIdentityInFolderIsRejected(EntraIdentity identity) {
        assertRejected(identity);
    }

    @ParameterizedTest
    @MethodSource("identities")
    void identityInFolderIsRejectedDespiteSameIdInSystemStore(EntraIdentity identity) throws Exception {
        addToSystem(new EntraManagedIdentity(CredentialsScope.GLOBAL, ID, "", null));
        assertRejected(identity);
    }

    @Test
    void controllerIdentityInSystemStoreIsAccepted() throws Exception {
        addToSystem(new EntraManagedIdentity(CredentialsScope.GLOBAL, ID, "", null));
        assertNotNull(RenderCloud.openBatchForForm(account, job, Duration.ZERO));
        assertNotNull(
                RenderCloud.open("studio", jenkins.buildAndAssertSuccess(job)).storage());
    }

    @Test
    void servicePrincipalInFolderIsAccepted() throws Exception {
        EntraApplication application = new EntraApplication(CredentialsScope.GLOBAL, ID, "", "tenant", "client");
        application.setClientSecret(Secret.fromString("secret"));
        assertNotNull(RenderCloud.openBatch(account, folderWith(application), Duration.ZERO));
    }

    @Test
    void messagesContainNoCredentialsIds() throws Exception {
        assertEquals(
                "The Batch credentials of render account 'studio' were not found: check that they exist, have the right type and can be used by this job.",
                assertThrows(AbortException.class, () -> RenderCloud.openBatchForForm(account, job, Duration.ZERO))
                        .getMessage());
        EntraApplication incomplete = new EntraApplication(CredentialsScope.GLOBAL, ID, "", "tenant", "client");
        addToSystem(incomplete);
        assertEquals(
                "Render account 'studio': The Entra ID credentials have no client secret and no certificate.",
                assertThrows(AbortException.class, () -> RenderCloud.openBatchForForm(account, job, Duration.ZERO))
                        .getMessage());
    }

    private void assertRejected(EntraIdentity identity) {
        CredentialsLookup folder = folderWith(identity);
        for (Executable call : List.<Executable>of(
                () -> RenderCloud.openBatch(account, folder, Duration.ZERO),
                () -> RenderCloud.openStorage(account, folder, Duration.ZERO))) {
            assertEquals(REJECTED, assertThrows(AbortException.class, call).getMessage());
        }
    }

    private static void addToSystem(Credentials credentials) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(credentials);
        provider.save();
    }
}
