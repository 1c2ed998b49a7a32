package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class EndpointTest {

    @Test
    void httpsIsAccepted() {
        assertEquals(
                "studio.westeurope.batch.azure.com",
                Endpoint.parse("Batch URL", "https://studio.westeurope.batch.azure.com", false)
                        .getHost());
    }

    @Test
    void plainHttpIsAllowedForLocalEmulatorsOnly() {
        assertEquals(
                10000,
                Endpoint.parse("storage URL", "http://127.0.0.1:10000/account", true)
                        .getPort());
        assertThrows(
                IllegalArgumentException.class, () -> Endpoint.parse("storage URL", "http://127.0.0.1:10000", false));
        assertThrows(
                IllegalArgumentException.class, () -> Endpoint.parse("storage URL", "http://169.254.169.254/", true));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse("storage URL", "https://127.0.0.1/", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "studio",
                "ftp://studio",
                "https://",
                "https://user:pass@studio",
                "https://studio?sig=x",
                "https://a b"
            })
    void invalidUrlsAreRejected(String url) {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse("Batch URL", url, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://studio.batch.azure.com | The Batch URL 'http://studio.batch.azure.com' is not encrypted: use https. Plain http is allowed only for emulators on this machine.
            studio                        | The Batch URL 'studio' is not a URL: write it as https://host.
            """)
    void messageContainsSolution(String url, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> Endpoint.parse("Batch URL", url, true))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254",
                "https://0.0.0.0",
                "https://127.1.2.3",
                "https://[fe80::1]",
                "https://[::]",
                "https://[::ffff:127.0.0.1]",
                "https://[::ffff:169.254.169.254]",
                "https://x.localhost"
            })
    void localAndLinkLocalAddressesAreRejected(String url) {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse("Batch URL", url, false));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse("Batch URL", url, true));
    }
}
