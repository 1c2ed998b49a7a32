package io.jenkins.plugins.azurerender.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search for secrets finds all encodings. */
@Tag("unit")
class CanaryFormsTest {

    private static final String SECRET = "c29tZSBzZWNyZXQ+Lw==";

    @Test
    void secretsAreFoundInEachEncoding() {
        for (String text : List.of(
                "key: " + SECRET,
                "?key=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "&x",
                "\"c29tZSBzZWNy\\\n  ZXQ+Lw==\"",
                "c29tZSBz\r\nZWNyZXQ+\r\nLw==",
                base64("" + SECRET + "tail"),
                base64("u" + SECRET + "tail"),
                base64("us" + SECRET + "tail"),
                base64("use" + SECRET),
                "?sv=2024&sig=AbCdEfGhIjKlMnOpQrStUvWxYz%3D")) {
            Canary canary = Canary.of(SECRET);
            canary.scan("here", text);
            assertEquals(1, canary.found().size(), text);
        }
        Canary canary = Canary.of(SECRET);
        canary.scan("here", "?sv=2024&sig=... and sig=REDACTED, c29tZSBub25l");
        assertEquals(List.of(), canary.found());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
