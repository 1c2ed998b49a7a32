package io.jenkins.plugins.azurerender.azure.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class EntraSignInTest {

    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String CLIENT = "66666666-7777-8888-9999-000000000000";

    private final FakeEntraId entra = new FakeEntraId();

    @Test
    void secretIsSentOnlyToTheSignInOfTheCloud() throws Exception {
        AccessToken token = open(new Identity.Secret(TENANT, CLIENT, "s3cret"), AzureCloud.US_GOVERNMENT)
                .token(AzureCloud.US_GOVERNMENT.batchAudience());

        assertEquals("token-1", token.value());
        FakeEntraId.Request request = entra.only();
        assertEquals("https://login.microsoftonline.us/" + TENANT + "/oauth2/v2.0/token", request.url());
        assertEquals("client_credentials", request.form().get("grant_type"));
        assertEquals("s3cret", request.form().get("client_secret"));
        assertTrue(
                request.form().get("scope").contains("https://batch.core.usgovcloudapi.net/.default"),
                request.form().get("scope"));
    }

    @Test
    void validTokenIsReused() throws Exception {
        EntraSignIn signIn = open(new Identity.Secret(TENANT, CLIENT, "s3cret"), AzureCloud.PUBLIC);

        signIn.token(AzureCloud.PUBLIC.batchAudience());
        signIn.token(AzureCloud.PUBLIC.batchAudience());
        assertEquals(1, entra.count());

        signIn.token(AzureCloud.STORAGE_AUDIENCE);
        assertEquals(2, entra.count());
    }

    @Test
    void equalIdentitiesShareTheirSignIn() {
        Identity identity = new Identity.Secret(TENANT, CLIENT, "shared");
        assertEquals(EntraSignIn.of(identity, AzureCloud.PUBLIC), EntraSignIn.of(identity, AzureCloud.PUBLIC));
    }

    @Test
    void privateKeyIsNotSent(@TempDir Path folder) throws Exception {
        String pem = TestCertificate.create(folder).pem();

        open(new Identity.Certificate(TENANT, CLIENT, pem), AzureCloud.PUBLIC).token(AzureCloud.STORAGE_AUDIENCE);

        FakeEntraId.Request request = entra.only();
        assertEquals(3, request.form().get("client_assertion").split("\\.").length, "a signed token is sent");
        assertFalse(request.form().toString().contains("PRIVATE KEY"));
    }

    @Test
    void workloadIdentitySendsTokenFromFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "token.of.cluster");

        open(new Identity.Workload(TENANT, CLIENT, file.toString()), AzureCloud.CHINA)
                .token(AzureCloud.STORAGE_AUDIENCE);

        FakeEntraId.Request request = entra.only();
        assertEquals("token.of.cluster", request.form().get("client_assertion"));
        assertTrue(request.url().startsWith("https://login.chinacloudapi.cn/"), request.url());
    }

    @Test
    void rejectionMessageContainsNoSecret() {
        entra.reject("AADSTS7000215: Invalid client secret provided: s3cret.");
        SignInException x = assertThrows(
                SignInException.class, () -> open(new Identity.Secret(TENANT, CLIENT, "s3cret"), AzureCloud.PUBLIC)
                        .token(AzureCloud.STORAGE_AUDIENCE));

        assertEquals(
                "Entra ID refused application " + CLIENT
                        + " (AADSTS7000215): check the tenant, the client and the secret or certificate in the credentials.",
                x.getMessage());
        assertFalse(x.retryable());
    }

    @Test
    void missingResponseIsRetryable() {
        entra.unreachable();
        SignInException x = assertThrows(SignInException.class, this::signIn);
        assertTrue(x.retryable(), x.getMessage());
        assertEquals(1, entra.count(), "the request that needs the token is retried instead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>503 Service Unavailable</body></html>", "{}"})
    void gatewayErrorIsRetryable(String body) {
        entra.gateway(body);
        SignInException x = assertThrows(SignInException.class, this::signIn);
        assertTrue(x.retryable(), x.getMessage());
    }

    @Test
    void missingResponseForWorkloadIdentityIsRetryable(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "token.of.cluster");
        entra.unreachable();
        EntraSignIn signIn = open(new Identity.Workload(TENANT, CLIENT, file.toString()), AzureCloud.PUBLIC);
        SignInException x = assertThrows(SignInException.class, () -> signIn.token(AzureCloud.STORAGE_AUDIENCE));
        assertTrue(x.retryable(), x.getMessage());
    }

    @Test
    void throttlingIsRetryableAfterRetryAfter() {
        entra.throttle("17");
        SignInException first = assertThrows(SignInException.class, this::signIn);
        assertTrue(first.retryable());
        assertEquals("17", first.retryAfter());
        assertEquals("AADSTS50196", first.code());
        SignInException second = assertThrows(SignInException.class, this::signIn);
        assertTrue(second.retryable());
        assertTrue(Double.parseDouble(second.retryAfter()) <= 17);
    }

    @Test
    void unreadableCertificateIsNotRetryable() {
        EntraSignIn signIn = open(new Identity.Certificate(TENANT, CLIENT, "no certificate"), AzureCloud.PUBLIC);
        SignInException x = assertThrows(SignInException.class, () -> signIn.token(AzureCloud.STORAGE_AUDIENCE));
        assertTrue(x.refused(), x.getMessage());
        assertFalse(x.getMessage().contains("no certificate"), x.getMessage());
    }

    @Test
    void invalidTenantIsReportedWhenTheAccountIsOpened() {
        assertThrows(
                InvalidRequestException.class,
                () -> open(new Identity.Secret("not a tenant!", CLIENT, "s3cret"), AzureCloud.PUBLIC));
    }

    @Test
    void managedIdentityUsesMetadataEndpoint() throws Exception {
        AccessToken token = open(new Identity.Managed(""), AzureCloud.PUBLIC).token(AzureCloud.STORAGE_AUDIENCE);
        assertEquals("token-1", token.value());
        assertTrue(
                entra.only().url().startsWith("http://169.254.169.254/metadata/identity/oauth2/token"),
                entra.only()::url);
    }

    private AccessToken signIn() throws SignInException {
        return open(new Identity.Secret(TENANT, "77777777-7777-8888-9999-000000000000", "s3cret"), AzureCloud.PUBLIC)
                .token(AzureCloud.STORAGE_AUDIENCE);
    }

    @Test
    void cloudIsDerivedFromBatchUrl() {
        assertEquals(AzureCloud.PUBLIC, AzureCloud.of(URI.create("https://studio.westeurope.batch.azure.com")));
        assertEquals(
                AzureCloud.US_GOVERNMENT,
                AzureCloud.of(URI.create("https://studio.usgovvirginia.batch.usgovcloudapi.net")));
        assertEquals(AzureCloud.CHINA, AzureCloud.of(URI.create("https://studio.chinaeast2.batch.chinacloudapi.cn")));
        assertEquals(AzureCloud.PUBLIC, AzureCloud.of(URI.create("http://127.0.0.1:8080")));
    }

    @Test
    void toStringContainsNoSecret() {
        assertFalse(new Identity.Secret(TENANT, CLIENT, "s3cret").toString().contains("s3cret"));
        assertFalse(
                new Identity.Certificate(TENANT, CLIENT, "PRIVATE").toString().contains("PRIVATE"));
        assertFalse(new AccessToken("t0ken", java.time.Instant.EPOCH).toString().contains("t0ken"));
    }

    private EntraSignIn open(Identity identity, AzureCloud cloud) {
        return EntraSignIn.open(identity, cloud, entra);
    }
}
