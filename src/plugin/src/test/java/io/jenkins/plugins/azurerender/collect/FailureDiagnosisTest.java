package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.record.TaskRun;
import io.jenkins.plugins.azurerender.render.NodeKit;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import io.jenkins.plugins.azurerender.render.logs.LogScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The failure class names the cause. */
@Tag("unit")
class FailureDiagnosisTest {

    private static final List<String> RENDERERS = List.of("blender", "maya", "arnold", "vray", "max", "custom");
    private static final Pattern FAIL = Pattern.compile("fail\\(\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");

    /** The logs are in resource files, one for each renderer. */
    static Stream<Arguments> logs() throws IOException {
        List<Arguments> logs = new ArrayList<>();
        for (String renderer : RENDERERS) {
            String file = resource(FailureDiagnosisTest.class, "logs/" + renderer + ".txt");
            for (String log : file.substring(file.indexOf("## ") + 3).split("(?m)^## ")) {
                List<String> lines = log.lines().toList();
                String[] header = lines.get(0).split(" \\| ");
                logs.add(Arguments.of(
                        renderer, header[2], header[0], Integer.parseInt(header[1]), lines.subList(1, lines.size())));
            }
        }
        return logs.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("logs")
    void logIsClassifiedByItsCause(String renderer, String cause, String expected, int exitCode, List<String> lines) {
        LogScan scan = LogPatterns.of(renderer).scan(lines);
        FailureClass found = FailureDiagnosis.of(task(exitCode, ""), FrameState.FAILED, scan.failure());
        assertEquals(expected, found.word(), () -> cause + ": " + scan);
        assertNotEquals(FailureClass.UNKNOWN, found);
    }

    @Test
    void logsCoverAllRenderersAndClassesOfLogs() throws IOException {
        assertTrue(logs().count() >= 60);
        Set<String> classes = logs().map(log -> (String) log.get()[2]).collect(Collectors.toSet());
        Set<FailureClass> others = EnumSet.of(
                FailureClass.UPLOAD,
                FailureClass.DAMAGED,
                FailureClass.NO_IMAGE,
                FailureClass.TOO_LARGE,
                FailureClass.TASK_TIME_LIMIT,
                FailureClass.TIME_LIMIT,
                FailureClass.ENDED,
                FailureClass.UNKNOWN);
        for (FailureClass type : EnumSet.complementOf(EnumSet.copyOf(others))) {
            assertTrue(classes.contains(type.word()), type::word);
        }
    }

    /** A new sentence of these scripts needs a pattern. */
    @Test
    void sentencesOfTheScriptsOfANodeAreClassified() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (String script : List.of("setup.py", "assemble.py")) {
            FAIL.matcher(resource(NodeKit.class, "node/" + script))
                    .results()
                    .map((MatchResult match) ->
                            match.group(1).replace("The %s has", "The file has").replaceAll("%[sd]", "12"))
                    .forEach(sentences::add);
        }
        assertTrue(sentences.size() > 8, sentences::toString);
        for (String sentence : sentences) {
            FailureClass found = FailureDiagnosis.of(
                    task(1, ""),
                    FrameState.FAILED,
                    LogPatterns.of("blender").scan(List.of(sentence)).failure());
            assertEquals(FailureClass.Retry.NEVER, found.retry(), () -> sentence + ": " + found);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            139,         crash
            134,         crash
            -6,          crash
            137,         killed
            -9,          killed
            143,         killed
            127,         program
            126,         program
            -1073741819, crash
            -1073741571, crash
            -1073740791, crash
            -1073741515, program
            -1073741801, memory
            -1073741510, killed
            1,           unknown
            255,         unknown
            """)
    void exitCodeIsClassifiedIfTheLogIsSilent(int exitCode, String expected) {
        assertEquals(
                expected,
                FailureDiagnosis.of(task(exitCode, ""), FrameState.FAILED, Optional.empty())
                        .word());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            30, 1800, task-time-limit
            30, 1795, task-time-limit
            30, 600,  time-limit
            0,  9000, time-limit
            """)
    void timeLimitOfTheTaskDiffersFromThatOfTheJob(int taskMinutes, int seconds, String expected) {
        assertEquals(
                expected,
                FailureDiagnosis.of(
                                task(null, "TaskEnded"),
                                FrameState.FAILED,
                                Optional.empty(),
                                new TaskRun("f0001", "node", 1, 1 + seconds),
                                taskMinutes)
                        .word());
        assertTrue(FailureClass.TASK_TIME_LIMIT.advice().contains("taskTimeLimitMinutes"));
    }

    @Test
    void codeOfBatchTakesPrecedenceOverTheLog() {
        Optional<io.jenkins.plugins.azurerender.render.logs.LogKind> log =
                LogPatterns.of("blender").scan(List.of("std::bad_alloc")).failure();
        assertEquals(FailureClass.MEMORY, FailureDiagnosis.of(task(1, ""), FrameState.FAILED, log));
        assertEquals(FailureClass.UPLOAD, FailureDiagnosis.of(task(1, "FileUploadTimedOut"), FrameState.FAILED, log));
        assertEquals(FailureClass.DISK, FailureDiagnosis.of(task(null, "DiskFull"), FrameState.FAILED, log));
    }

    private static TaskProblem task(Integer exitCode, String code) {
        return new TaskProblem("f0001", "1", exitCode, code, "", "node", FailureClass.UNKNOWN, LogFindings.NONE);
    }

    private static String resource(Class<?> type, String name) throws IOException {
        try (InputStream in = type.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
