package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RenderCloudTest {

    private static final class Broken extends BaseStandardCredentials implements BatchSignIn {

        private static final long serialVersionUID = 1L;

        private final transient RuntimeException failure;

        Broken(RuntimeException failure) {
            super(CredentialsScope.GLOBAL, "broken", "");
            this.failure = failure;
        }

        @Override
        public BatchService openBatch(URI url, AzureCloud cloud, Duration retryLimit) {
            throw failure;
        }
    }

    @Test
    void invalidCredentialsAreReportedWithTheAccount() {
        AbortException x =
                assertThrows(AbortException.class, () -> open(new InvalidRequestException("The key is not base64.")));
        assertEquals("Render account 'studio': The key is not base64.", x.getMessage());
    }

    @Test
    void faultsOfThePluginAreNotShownAsUserErrors() {
        for (RuntimeException bug :
                new RuntimeException[] {new IllegalStateException("bug"), new IllegalArgumentException("bug")}) {
            assertSame(bug, assertThrows(bug.getClass(), () -> open(bug)));
        }
    }

    private static void open(RuntimeException failure) throws AbortException {
        RenderAccount account = new RenderAccount("studio");
        account.setBatchUrl("https://studio.westeurope.batch.azure.com");
        account.setBatchCredentialsId("broken");
        RenderCloud.openBatch(
                account,
                new CredentialsLookup() {
                    @Override
                    public <C extends StandardCredentials> Optional<C> find(String id, Class<C> type) {
                        return Optional.of(type.cast(new Broken(failure)));
                    }

                    @Override
                    public void used(StandardCredentials credentials) {}

                    @Override
                    public String whyNot() {
                        return "";
                    }
                },
                Duration.ZERO);
    }
}
