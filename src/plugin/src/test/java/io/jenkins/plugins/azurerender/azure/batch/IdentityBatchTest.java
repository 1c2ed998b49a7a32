package io.jenkins.plugins.azurerender.azure.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.identity.AccessToken;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import io.jenkins.plugins.azurerender.azure.identity.TestTokens;
import io.jenkins.plugins.azurerender.emulator.BatchEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Access to Batch with an identity, on an emulator that accepts tokens. */
@Tag("cloud")
class IdentityBatchTest {

    private final TestTokens tokens = new TestTokens();
    private BatchEmulator emulator;

    @BeforeEach
    void start() throws Exception {
        emulator = BatchEmulator.builder().acceptTokens(true).start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void identityCanAccessAccount() throws Exception {
        assertEquals(Optional.empty(), batch(tokens).pool("none"));
        assertTrue(batch(tokens).supportedImages().size() > 1);
        assertEquals(
                List.of("https://batch.core.windows.net"),
                tokens.audiences().stream().distinct().toList());
    }

    @Test
    void rejectedIdentityIsNotRetried() {
        tokens.fail(
                new SignInException(Kind.REFUSED, "AADSTS700016", "Entra ID refused application 1 (AADSTS700016)."));
        BatchException x =
                assertThrows(BatchException.class, () -> batch(tokens).pool("none"));
        assertEquals("Entra ID refused application 1 (AADSTS700016).", x.getMessage());
        assertEquals(Kind.REFUSED, x.kind());
        assertEquals(1, tokens.audiences().size());
    }

    @Test
    void rejectedTokenIsReportedAsRefused() {
        BatchException x =
                assertThrows(BatchException.class, () -> batch(audience -> new AccessToken("no token", Instant.MAX))
                        .pool("none"));
        assertEquals(Kind.REFUSED, x.kind());
        assertTrue(x.getMessage().contains("refused the identity"), x.getMessage());
        assertTrue(x.getMessage().contains("Azure Batch Data Contributor"), x.getMessage());
    }

    private BatchService batch(AccessTokens identity) {
        return new SdkBatchService(
                emulator.url().toString(), identity, AzureCloud.PUBLIC.batchAudience(), Duration.ofSeconds(5));
    }
}
