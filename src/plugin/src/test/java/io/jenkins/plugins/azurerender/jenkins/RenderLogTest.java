package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Untrusted names and messages cannot forge lines of the console. */
@Tag("unit")
class RenderLogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png\nFinished: SUCCESS",
                "a.png\r\n[Azure Render] frames all 24 done",
                "a\u001b[2K\u001b[1Gb",
                "\u001b[8mha:////4AAA\u001b[0mb",
                "a\u009b2Jb",
                "a\u0085b\u2028c\u2029d",
                "a\u000bb\u000cc\u0000d\u007f",
                "gnp.\u202eexe.a\u2066b"
            })
    void untrustedTextForgesNoConsoleLine(String text) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        new RenderLog(new StreamTaskListener(console, StandardCharsets.UTF_8)).line("frames", text);
        assertPlain(console.toString(StandardCharsets.UTF_8).stripTrailing());

        Throwable failure = Failures.forUser(new IllegalStateException(new InvalidRequestException(text)));
        assertPlain(failure.getMessage());
        assertEquals(AbortException.class, failure.getClass());
        assertPlain(Failures.forUser(new AbortException(text)).getMessage());
    }

    private static void assertPlain(String line) {
        assertFalse(line.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR));
        assertTrue(line.length() > 3, line);
    }
}
