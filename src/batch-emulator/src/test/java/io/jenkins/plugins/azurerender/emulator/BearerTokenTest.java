package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchCredentials;
import com.microsoft.rest.credentials.TokenCredentials;
import io.jenkins.plugins.azurerender.emulator.RawClient.ApiResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authentication with Entra ID tokens. */
@Tag("unit")
class BearerTokenTest {
    private static final String FOR_BATCH = "\"aud\":\"https://batch.core.windows.net/\"";

    @TempDir
    Path folder;

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String inAnHour() {
        return "\"exp\":" + Instant.now().plusSeconds(3600).getEpochSecond();
    }

    private static String token(String claims) {
        return part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part("{" + claims + "}") + ".c2lnbmVk";
    }

    private static ApiResponse call(BatchEmulator emulator, String token) throws Exception {
        URI uri = URI.create(emulator.url() + "/jobs?api-version=2024-07-01.20.0");
        return new RawClient(emulator)
                .send(HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .build());
    }

    private static void assertRejected(ApiResponse response, String detail) {
        assertEquals(401, response.status());
        assertEquals("AuthenticationFailed", response.code());
        assertEquals(
                "AuthenticationErrorDetail", response.json().at("/values/0/key").asText());
        assertTrue(response.json().at("/values/0/value").asText().contains(detail), () -> "" + response.json());
        assertTrue(response.header("WWW-Authenticate").contains("resource_id=\"https://batch.core.windows.net/\""));
    }

    /** The credentials of the official client with a given token. */
    private static final class FixedToken extends TokenCredentials implements BatchCredentials {
        private final String url;

        FixedToken(String url, String token) {
            super("Bearer", token);
            this.url = url;
        }

        @Override
        public String baseUrl() {
            return url;
        }
    }

    @Test
    void officialClientAuthenticatesWithToken() throws Exception {
        try (LocalBatch local = new LocalBatch(BatchEmulator.builder().acceptTokens(true))) {
            BatchClient client = BatchClient.open(
                    new FixedToken(local.emulator().url().toString(), token(FOR_BATCH + "," + inAnHour())));
            client.poolOperations().createPool(LocalBatch.pool("pool", 0));
            assertEquals("pool", client.poolOperations().getPool("pool").id());
            assertEquals("pool", local.client().poolOperations().getPool("pool").id());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'aud':'https://batch.core.windows.net/'               | has no expiration time",
                "'aud':'https://batch.core.windows.net/','exp':'later' | has no expiration time",
                "'aud':'https://batch.core.windows.net/','exp':100     | has expired",
                "'aud':'https://batch.core.windows.net/','exp':99999999999,'nbf':99999999998 | is not valid yet",
                "'aud':'https://batch.core.windows.net','exp':99999999999        | wrong audience",
                "'aud':'https://management.azure.com/','exp':99999999999         | wrong audience",
                "'exp':99999999999                                               | wrong audience",
            })
    void tokenWithWrongLifetimeOrAudienceIsRejected(String claims, String detail) throws Exception {
        try (LocalBatch local = new LocalBatch(BatchEmulator.builder().acceptTokens(true))) {
            assertRejected(call(local.emulator(), token(claims.replace('\'', '"'))), detail);
        }
    }

    @Test
    void malformedTokenIsRejected() throws Exception {
        try (LocalBatch local = new LocalBatch(BatchEmulator.builder().acceptTokens(true))) {
            String good = token(FOR_BATCH + "," + inAnHour());
            assertRejected(call(local.emulator(), "opaque"), "three parts");
            assertRejected(call(local.emulator(), "a.b.c.d"), "three parts");
            assertRejected(call(local.emulator(), "!.!.!"), "base64url");
            assertRejected(call(local.emulator(), part("[]") + "." + part("[]") + ".x"), "JSON objects");
            assertRejected(call(local.emulator(), good.substring(0, good.lastIndexOf('.') + 1)), "not signed");
            assertRejected(
                    call(local.emulator(), part("{\"alg\":\"none\"}") + good.substring(good.indexOf('.'))), "signed");
            assertEquals(200, call(local.emulator(), good).status());
        }
    }

    @Test
    void tokenIsRejectedUnlessEnabled() throws Exception {
        try (LocalBatch local = new LocalBatch()) {
            ApiResponse response = call(local.emulator(), token(FOR_BATCH + "," + inAnHour()));
            assertEquals(401, response.status());
            assertEquals("InvalidAuthenticationInfo", response.code());
        }
    }

    @Test
    void tokenKeysVerifySignatures() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair known = generator.generateKeyPair();
        KeyPair unknown = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) known.getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        Path jwks = Files.writeString(
                folder.resolve("keys.json"),
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"n\":\""
                        + encoder.encodeToString(key.getModulus().toByteArray()) + "\",\"e\":\""
                        + encoder.encodeToString(key.getPublicExponent().toByteArray()) + "\"}]}");
        try (LocalBatch local = new LocalBatch(BatchEmulator.builder().tokenKeys(jwks))) {
            assertEquals(
                    200,
                    call(local.emulator(), signed(known.getPrivate(), "one")).status());
            assertRejected(call(local.emulator(), signed(unknown.getPrivate(), "one")), "any known key");
            assertRejected(call(local.emulator(), signed(known.getPrivate(), "two")), "any known key");
            assertRejected(call(local.emulator(), token(FOR_BATCH + "," + inAnHour())), "any known key");
        }
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        assertThrows(
                IllegalArgumentException.class, () -> BatchEmulator.builder().tokenKeys(empty));
    }

    private static String signed(PrivateKey key, String id) throws Exception {
        String text = part("{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}") + "."
                + part("{" + FOR_BATCH + "," + inAnHour() + "}");
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key);
        signer.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }
}
