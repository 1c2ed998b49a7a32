package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.frames.ExtraFiles;
import io.jenkins.plugins.azurerender.frames.FetchedExtras;
import io.jenkins.plugins.azurerender.frames.FetchedFrame;
import io.jenkins.plugins.azurerender.frames.FetchedFrames;
import io.jenkins.plugins.azurerender.frames.FetchedLog;
import io.jenkins.plugins.azurerender.frames.WantedFrame;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of agents are validated against the request before the controller writes anything. */
@Tag("unit")
class HostileAgentTest {

    private static final Map<Integer, WantedFrame> WANTED =
            Map.of(1, new WantedFrame(1, List.of("a_1.png"), ImageFormat.PNG, "f0001"));

    private static final long MAX_BYTES = 1_000_000;

    @Test
    void unrequestedOrDuplicateFramesAreRejected() throws IOException {
        FetchedFrames good = frames(frame(1, 10L));
        assertEquals(good, FetchResults.checked(good, WANTED, MAX_BYTES));
        for (FetchedFrames bad : List.of(
                frames(frame(2, 10L)),
                frames(frame(1, 10L), frame(1, 10L)),
                frames(frame(1)),
                frames(frame(1, 1L, 2L)))) {
            assertThrows(IOException.class, () -> FetchResults.checked(bad, WANTED, MAX_BYTES));
        }
    }

    @Test
    void invalidNumbersAndLogsOfOtherTasksAreRejected() {
        for (FetchedFrames bad : List.of(
                frames(frame(1, -2L)),
                frames(frame(1, MAX_BYTES + 1)),
                frames(new FetchedFrame(1, true, false, List.of(1L), false, -1, 9, "", "", "")),
                frames(new FetchedFrame(1, true, false, List.of(1L), false, 16, 9, "<script>", "", "")),
                new FetchedFrames(List.of(), List.of(log("f0002", "logs/f0002/stdout.txt"))),
                new FetchedFrames(List.of(), List.of(log("f0001", "x"), log("f0001", "x"))))) {
            assertThrows(IOException.class, () -> FetchResults.checked(bad, WANTED, MAX_BYTES), bad::toString);
        }
    }

    @Test
    void problemsAndWarningsAreLimitedAndHaveNoControlCharacters() throws IOException {
        String text = "a\u001b[31m\n[Azure Render] job " + "x".repeat(1_000_000);
        FetchedFrame frame = FetchResults.checked(
                        frames(new FetchedFrame(1, true, false, List.of(1L), false, 16, 9, "", text, text)),
                        WANTED,
                        MAX_BYTES)
                .frames()
                .get(0);
        for (String shown : List.of(frame.problem(), frame.warning())) {
            assertEquals(303, shown.length());
            assertFalse(shown.contains("\u001b") || shown.contains("\n"), shown);
        }
        FetchedFrames onlyControl = frames(new FetchedFrame(1, true, false, List.of(), false, 16, 9, "", "\n", ""));
        assertThrows(IOException.class, () -> FetchResults.checked(onlyControl, WANTED, MAX_BYTES));
    }

    @Test
    void namesOfFramesAndLogsComeFromThePlan() {
        FetchedFrames forged = new FetchedFrames(
                List.of(frame(1, 10L)),
                List.of(
                        log("../../../init.groovy.d", "logs/../../../init.groovy.d/stdout.txt"),
                        log("f0001", "../../config.xml"),
                        log("f0001", "logs/f0001/stdout.txt")));
        assertEquals(
                Set.of("a_1.png"),
                FetchResults.files(forged, WANTED, "sheet.html").keySet());
        assertEquals(List.of("logs/f0001/stdout.txt"), FetchResults.logFiles(forged, WANTED));
        assertEquals(List.of("logs/f0001/stdout.txt"), FetchResults.skippedLogs(forged, WANTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../config.xml",
                "a/../../config.xml",
                "/etc/passwd",
                "C:/x",
                "a\\..\\b",
                "",
                "a//b",
                "a\nb",
                "a_1.png",
                "A_1.PNG",
                "sheet.html",
                "logs/f0001/stdout.txt",
                "Logs/x"
            })
    void invalidFileNamesAreRejected(String name) {
        assertThrows(IOException.class, () -> ExtraFiles.checked(extras(List.of(name)), List.of("a_1.png"), RESERVED));
    }

    @Test
    void moreFilesThanTheLimitAreRejected() throws IOException {
        FetchedExtras some = extras(List.of("depth/a_1.exr", "q%3F.png", "other/logs/x"));
        assertSame(some, ExtraFiles.checked(some, List.of("a_1.png"), RESERVED));
        FetchedExtras many = extras(Collections.nCopies(ExtraFiles.MAX_FILES + 1, "x"));
        assertThrows(IOException.class, () -> ExtraFiles.checked(many, List.of(), RESERVED));
    }

    @Test
    void onlyTheFirstNamesOfAllCallsAreKept() {
        List<String> names = Collections.nCopies(ExtraFiles.MAX_FILES, "x");
        FetchedExtras sent = new FetchedExtras(List.of(), names, names.size(), names, names.size(), 0, "");
        FetchedExtras all = extras(List.of()).and(sent).and(sent);
        assertEquals(10, all.rejected().size());
        assertEquals(10, all.skipped().size());
        assertEquals(2 * ExtraFiles.MAX_FILES, all.skippedCount());
    }

    @Test
    void logTextsAreLimitedAndWithoutControlCharacters() {
        LogFindings findings = FetchResults.findings(new FetchedLog(
                "f0001",
                List.of(),
                List.of(),
                null,
                Collections.nCopies(10_000, "a\u001b[31m" + "x".repeat(1_000)),
                Integer.MAX_VALUE,
                "C:\\out/" + "s\n".repeat(1_000),
                true));
        assertEquals(40, findings.lines().size());
        assertEquals(303, findings.lines().get(0).length());
        assertFalse(findings.lines().get(0).contains("\u001b"));
        assertEquals(100, findings.percent());
        assertTrue(findings.saved().startsWith("s s s"), findings::saved);
        assertEquals(303, findings.saved().length());
        assertEquals(LogFindings.NONE, FetchResults.findings(null));
    }

    private static final List<String> RESERVED = List.of("sheet.html", "logs/");

    private static FetchedExtras extras(List<String> names) {
        return new FetchedExtras(names, List.of(), 0, List.of(), 0, 0, "");
    }

    private static FetchedFrames frames(FetchedFrame... frames) {
        return new FetchedFrames(List.of(frames), List.of());
    }

    private static FetchedFrame frame(int number, Long... sizes) {
        return new FetchedFrame(number, true, false, List.of(sizes), false, 16, 9, "0af1", "", "");
    }

    private static FetchedLog log(String task, String file) {
        return new FetchedLog(task, List.of(file), List.of(file), null, List.of(), -1, "", true);
    }
}
