package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class FailuresTest {

    private static final class Failure extends AzureException {

        private static final long serialVersionUID = 1L;

        Failure(Kind kind, String code, String message) {
            super(kind, code, message, null);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void azureFailureAmongCausesBecomesMessageOfStep(Kind kind) {
        Throwable problem = new IllegalStateException(new RuntimeException(new Failure(kind, "Code", "A message.")));
        assertEquals(kind == Kind.TRANSIENT, Failures.retryable(problem));
        assertEquals(kind == Kind.REFUSED, Failures.refused(problem));
        assertTrue(Failures.isKnown(problem));
        assertEquals(AbortException.class, Failures.forUser(problem).getClass());
        assertEquals("A message.", Failures.forUser(problem).getMessage());
    }

    @Test
    void unexpectedExceptionKeepsItsStackTrace() {
        IllegalStateException bug = new IllegalStateException("bug");
        assertSame(bug, Failures.forUser(bug));
        assertFalse(Failures.isKnown(bug));
        assertFalse(Failures.retryable(bug) || Failures.refused(bug));
    }

    @Test
    void sameErrorCodeIsLoggedOnce() {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        RetryLog retries = new RetryLog(new RenderLog(new StreamTaskListener(console, StandardCharsets.UTF_8)));
        List.of(
                        new Failure(Kind.TRANSIENT, "ServerBusy", "First request: busy."),
                        new Failure(Kind.TRANSIENT, "ServerBusy", "Second request: busy."),
                        new Failure(Kind.TRANSIENT, "OperationTimedOut", "Third request: timeout."))
                .forEach(retries::log);
        assertEquals(
                List.of(
                        "[Azure Render] tasks    First request: busy. Retrying.",
                        "[Azure Render] tasks    Third request: timeout. Retrying."),
                console.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
