package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.TaskLayout;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class FrameTableTest {

    private static final Logger LOGGER = Logger.getLogger(FrameTable.class.getName());

    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord log) {
            logged.add(log.getMessage());
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void newTableHasOnlyWaitingFramesInTheRequestedOrder() throws IOException {
        FrameTable table = open("10-1x3");
        assertEquals(Map.of(FrameState.WAITING, 4), table.counts());
        assertEquals(
                List.of(10, 7, 4, 1),
                table.rows().stream().map(FrameRow::number).toList());
        assertEquals("f0007", table.row(7).orElseThrow().task());
        assertFalse(Files.exists(file()), "reading creates no file");
    }

    @Test
    void reopenedTableHasAllChanges() throws IOException {
        FrameTable table = open("1-3");
        FrameRow archived = table.row(1)
                .orElseThrow()
                .running("node-1", 100)
                .done("node-1", 100, 160, 1)
                .archived(
                        new FrameImage(List.of("a\tb\\1.png", "ü.exr"), 42, "t/1.png", 48, 27, "abcd", "is all black"));
        FrameRow retried = table.row(2)
                .orElseThrow()
                .failed(FrameState.MISSING, new Failure(FailureClass.SCENE, "is missing"))
                .retried("f0002-retry1", 1);
        table.put(List.of(archived, retried));
        TaskProblem problem = new TaskProblem(
                "f0002",
                "2",
                1,
                "FailureExitCode",
                "",
                "node-1",
                FailureClass.SCENE,
                new LogFindings(List.of("no camera\nhere", "end"), 75, "a_0002.L.png"));
        assertEquals("f0002 ended with exit code 1 on node node-1 at 75 % of its last frame", problem.summary());
        table.putProblems(List.of(problem));
        for (FrameTable again : List.of(table, open("1-3"))) {
            assertEquals(archived, again.row(1).orElseThrow());
            assertEquals(retried, again.row(2).orElseThrow());
            assertEquals(60, again.nodeSeconds());
            assertEquals(Map.of(FrameState.ARCHIVED, 1, FrameState.WAITING, 2), again.counts());
            assertEquals(List.of(problem), again.problems());
        }
        table.compact();
        assertEquals(table.rows(), open("1-3").rows());
        assertEquals(table.problems(), open("1-3").problems());
    }

    @Test
    void canceledFramesIgnoreALatePollAndKeepWhatIsArchived() throws IOException {
        FrameTable table = open("1-5");
        FrameRow first = table.row(1).orElseThrow();
        FrameRow fourth = table.row(4).orElseThrow();
        table.put(List.of(
                first.done("node", 100, 110, 1).archived(image(1)),
                table.row(2).orElseThrow().running("node", 100),
                table.row(3)
                        .orElseThrow()
                        .failed(FrameState.FAILED, new Failure(FailureClass.SCENE, "its task failed")),
                fourth.done("node", 100, 150, 1)));
        table.cancel(130);
        assertEquals(Map.of(FrameState.ARCHIVED, 1, FrameState.FAILED, 1, FrameState.CANCELED, 3), table.counts());
        assertEquals(90, table.nodeSeconds(), "10 s, 30 s until the cancellation, and 50 s");
        assertTrue(table.isEnded());
        table.put(List.of(
                table.row(5).orElseThrow().running("node", 120),
                fourth.done("node", 100, 150, 1).archived(image(4))));
        assertEquals(FrameState.CANCELED, table.row(5).orElseThrow().state());
        assertEquals(FrameState.ARCHIVED, table.row(4).orElseThrow().state());
        assertEquals(table.rows(), open("1-5").rows());
        table.reopen();
        assertEquals(Map.of(FrameState.ARCHIVED, 2, FrameState.FAILED, 1, FrameState.WAITING, 2), table.counts());
        assertEquals(60, table.nodeSeconds(), "the time of the running frame is counted when its task has ended");
        assertEquals(table.rows(), open("1-5").rows());
    }

    @Test
    void compactedTableHasOneLinePerFrameAndCanBeAppended() throws IOException {
        FrameTable table = open("1-2");
        for (int second = 1; second < 50; second++) {
            table.put(List.of(table.row(1).orElseThrow().running("node", second)));
        }
        table.compact();
        assertEquals(3, Files.readAllLines(file()).size());
        table.put(List.of(table.row(2).orElseThrow().running("node", 1)));
        assertEquals(2, open("1-2").count(FrameState.RUNNING));
    }

    @Test
    void tornLastLineIsTruncatedByTheNextAppend() throws IOException {
        FrameTable table = open("1-2");
        table.put(List.of(table.row(1).orElseThrow().running("node-1", 100)));
        Files.writeString(
                file(),
                "{\"frame\":{\"number\":2,\"state\":\"archived\",\"run\":{\"task\":\"f00\u00fc",
                StandardOpenOption.APPEND);
        FrameTable again = open("1-2");
        assertEquals(1, again.count(FrameState.RUNNING));
        assertEquals(1, again.count(FrameState.WAITING));
        again.put(List.of(again.row(2).orElseThrow().running("node-2", 100)));
        assertEquals(2, open("1-2").count(FrameState.RUNNING));
        assertEquals(List.of(), logged);
    }

    @Test
    void missingFieldsHaveDefaultsAndUnknownOnesAreIgnored() throws IOException {
        Files.writeString(file(), """
                {"version":1,"writer":"test"}
                {"frame":{"number":2,"depth":{"near":[0.1,{"far":null}]},"state":"done"}}
                {"frame":{"number":3,"state":"failed","failure":{"class":"a-class-of-tomorrow","problem":"is odd"}}}
                {"machine":{"id":"tvm-1"}}
                {"task":{"id":"f0002","cores":8}}
                """);
        FrameTable table = open("1-3");
        assertEquals(
                new FrameRow(
                        2,
                        FrameState.DONE,
                        0,
                        0,
                        TaskRun.waiting("f0002"),
                        FrameImage.NONE,
                        java.util.Optional.empty()),
                table.row(2).orElseThrow());
        assertEquals(FailureClass.UNKNOWN, table.row(3).orElseThrow().failureClass());
        assertEquals("is odd", table.row(3).orElseThrow().problem());
        assertEquals(
                List.of(new TaskProblem("f0002", "", null, "", "", "", FailureClass.UNKNOWN, LogFindings.NONE)),
                table.problems());
        assertEquals(List.of(), logged);
    }

    @Test
    void damagedLinesAreSkippedAndLoggedOnceWithTheirNumber() throws IOException {
        Files.writeString(file(), """
                {"version":1}
                {"frame":{"number":1,"state":"no-such-state"}}
                {"frame":{"state":"done"}}

                {"frame":{"number":"one"}}
                {"frame":{"number":2147483648}}
                {"frame":{"number":1,"image":{"files":"a.png"}}}
                {"frame":{"number":1,"state":"done"}} {"frame":{"number":1,"state":"done"}}
                {"task":{"frames":"1"}}
                f\t1\tdone
                {"frame":{"number":2,"state":"done"}}
                """);
        FrameTable table = open("1-2");
        assertEquals(Map.of(FrameState.WAITING, 1, FrameState.DONE, 1), table.counts());
        assertEquals(List.of(), table.problems());
        assertEquals(1, logged.size(), logged::toString);
        assertTrue(logged.get(0).startsWith("Skipped 9 damaged of 11 lines in " + file()), logged::toString);
        assertTrue(logged.get(0).contains("the first is line 2: Found an unknown state"), logged::toString);
    }

    @Test
    void tableOfANewerVersionIsReadWithAWarning() throws IOException {
        Files.writeString(file(), "{\"version\":2}\n{\"frame\":{\"number\":1,\"state\":\"done\"}}\n");
        assertEquals(1, open("1").count(FrameState.DONE));
        assertEquals(1, logged.size());
    }

    @Test
    void hundredThousandFramesNeedAtMost360BytesEach() throws IOException {
        FrameTable table = open("1-100000");
        List<FrameRow> rows = table.rows();
        for (int from = 0; from < rows.size(); from += 1_000) {
            table.put(rows.subList(from, from + 1_000).stream()
                    .map(row -> row.done("tvm-0123456789_7-20261121t000000z", 1_700_000_000L, 1_700_000_100L, 1)
                            .archived(image(row.number())))
                    .toList());
        }
        table.put(List.of(table.row(1).orElseThrow().running("node", 1)));
        table.compact();
        long bytes = Files.size(file());
        assertTrue(bytes < 36_000_000, () -> bytes + " bytes"); // 350 of 360 for each frame
        assertEquals(99_999, open("1-100000").count(FrameState.ARCHIVED));
    }

    private static FrameImage image(int number) {
        String name = "beauty/s010_%06d.png".formatted(number);
        return new FrameImage(
                List.of(name),
                2_000_000,
                "reports/contact-sheet/" + name + ".thumbnail.png",
                1920,
                1080,
                "0123456789abcdef",
                "");
    }

    private Path file() {
        return folder.resolve("frames.jsonl");
    }

    private FrameTable open(String frames) throws IOException {
        return open(file(), frames);
    }

    static FrameTable open(Path file, String frames) throws IOException {
        RenderPlan plan = RenderPlan.of(
                "scene.blend",
                FrameRange.parse(frames),
                new FrameFiles("a_####", ImageFormat.PNG),
                new Blender(),
                TaskLayout.PLAIN);
        return FrameTable.open(file, plan);
    }
}
