package io.jenkins.plugins.azurerender.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RunningNoticeTest {

    @Test
    void silentBuildIsReportedEveryTenSeconds() {
        AtomicLong seconds = new AtomicLong();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        RunningNotice notice = new RunningNotice(
                new PrintStream(shown, true, StandardCharsets.UTF_8), () -> TimeUnit.SECONDS.toNanos(seconds.get()));
        for (; seconds.get() <= 36; seconds.incrementAndGet()) {
            notice.polled(seconds.get() == 15);
        }
        assertEquals("""
                Demo: the build has been running for 10 s; its log has no new lines.
                Demo: the build has been running for 25 s; its log has no new lines.
                Demo: the build has been running for 35 s; its log has no new lines.
                """, shown.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }
}
