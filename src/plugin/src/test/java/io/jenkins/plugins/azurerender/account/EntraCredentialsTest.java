package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.identity.Identity;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Validation of Entra ID credentials. */
@Tag("unit")
@WithJenkins
class EntraCredentialsTest {

    @Test
    void certificateIsPreferredOverSecret(JenkinsRule jenkins) {
        EntraApplication application = application("tenant", "client");
        application.setClientSecret(Secret.fromString("secret"));
        assertEquals(new Identity.Secret("tenant", "client", "secret"), application.identity());

        application.setCertificate(Secret.fromString("pem"));
        assertEquals(new Identity.Certificate("tenant", "client", "pem"), application.identity());

        application.setCertificate(Secret.fromString("  "));
        assertEquals(new Identity.Secret("tenant", "client", "secret"), application.identity());
    }

    @Test
    void missingValuesAreReported(JenkinsRule jenkins) {
        assertMessage("The Entra ID credentials have no tenant ID.", application(" ", "client")::identity);
        assertMessage("The Entra ID credentials have no client ID.", application("tenant", null)::identity);
        assertMessage(
                "The Entra ID credentials have no client secret and no certificate.",
                application("tenant", "client")::identity);
    }

    @Test
    void workloadIdentityUsesVariablesOfKubernetes(JenkinsRule jenkins) {
        Map<String, String> environment = Map.of(
                "AZURE_TENANT_ID", "tenant",
                "AZURE_CLIENT_ID", "client",
                "AZURE_FEDERATED_TOKEN_FILE", "/var/run/token");
        EntraWorkloadIdentity workload =
                new EntraWorkloadIdentity(CredentialsScope.GLOBAL, "entra", "", null, "another");
        assertEquals(new Identity.Workload("tenant", "another", "/var/run/token"), workload.identity(environment::get));
        assertMessage(
                "The Entra ID credentials have no tenant ID, and AZURE_TENANT_ID is not set.",
                () -> workload.identity(name -> null));
    }

    @Test
    void tokensRequireHttps(JenkinsRule jenkins) {
        EntraManagedIdentity identity = new EntraManagedIdentity(CredentialsScope.GLOBAL, "entra", "", null);
        assertEquals(new Identity.Managed(""), identity.identity());
        assertMessage(
                "Tokens of Entra ID are sent over https only: use an account key for the storage URL 'http://127.0.0.1/files'.",
                () -> identity.openStorage(URI.create("http://127.0.0.1/files"), AzureCloud.PUBLIC, Duration.ZERO));
    }

    private static EntraApplication application(String tenant, String client) {
        return new EntraApplication(CredentialsScope.GLOBAL, "entra", "", tenant, client);
    }

    private static void assertMessage(String sentence, Runnable call) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
