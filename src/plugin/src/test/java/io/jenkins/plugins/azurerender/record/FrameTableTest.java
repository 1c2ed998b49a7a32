package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameTableTest {

    @TempDir
    Path folder;

    @Test
    void framesWaitUntilSomethingIsKnownOfThem() throws IOException {
        FrameTable table = open("10-1x3");
        assertEquals(Map.of(FrameState.WAITING, 4), table.counts());
        assertEquals(
                List.of(10, 7, 4, 1),
                table.rows().stream().map(FrameRow::number).toList());
        assertEquals("f0007", table.row(7).orElseThrow().task());
    }

    @Test
    void whatWasPutIsThereAfterARestart() throws IOException {
        FrameTable table = open("1-3");
        FrameRow done = table.row(1).orElseThrow().running("node-1", 100).done("node-1", 100, 160, 1);
        FrameRow archived =
                done.archived(List.of("a\tb\\1.png", "ü.exr"), 42, "t/1.png", 48, 27, "abcd", "is all black");
        FrameRow lost = table.row(2)
                .orElseThrow()
                .bad(FrameState.MISSING, "is missing", "scene")
                .again("f0002-retry1");
        table.put(List.of(archived, lost));
        TaskProblem problem = new TaskProblem(
                "f0002",
                "2",
                1,
                "FailureExitCode",
                "",
                "node-1",
                "scene",
                List.of("no camera\nhere", "end"),
                "Add one.");
        table.tell(List.of(problem));
        for (FrameTable again : List.of(table, open("1-3"))) {
            assertEquals(archived, again.row(1).orElseThrow());
            assertEquals(lost, again.row(2).orElseThrow());
            assertEquals(60, again.spent());
            assertEquals(Map.of(FrameState.ARCHIVED, 1, FrameState.WAITING, 2), again.counts());
            assertEquals(List.of(problem), again.problems());
        }
        table.compact();
        assertEquals(table.rows(), open("1-3").rows());
        assertEquals(table.problems(), open("1-3").problems());
    }

    @Test
    void aLineThatWasCutOffByACrashIsWrittenOver() throws IOException {
        FrameTable table = open("1-2");
        table.put(List.of(table.row(1).orElseThrow().running("node-1", 100)));
        Files.writeString(folder.resolve("frames"), "f\t2\tarchived\t0\tf00\u00fc", StandardOpenOption.APPEND);
        FrameTable again = open("1-2");
        assertEquals(1, again.count(FrameState.RUNNING));
        assertEquals(1, again.count(FrameState.WAITING));
        again.put(List.of(again.row(2).orElseThrow().running("node-2", 100)));
        assertEquals(2, open("1-2").count(FrameState.RUNNING));
    }

    @Test
    void linesThatMakeNoSenseAreLeftOut() throws IOException {
        Files.writeString(folder.resolve("frames"), "f\t1\tno-such-state\nf\tx\n\nwhat\nt\tone\n");
        FrameTable table = open("1");
        assertEquals(1, table.count(FrameState.WAITING));
        assertTrue(table.problems().isEmpty());
    }

    @Test
    void tenThousandFramesFitIntoAFewMegabytes() throws IOException {
        FrameTable table = open("1-10000");
        for (FrameRow row : table.rows()) {
            String name = "beauty/s010_%05d.png".formatted(row.number());
            table.put(List.of(row.running("tvm-0123456789_7-20261121t000000z", 1_700_000_000L)
                    .done("tvm-0123456789_7-20261121t000000z", 1_700_000_000L, 1_700_000_100L, 1)
                    .archived(
                            List.of(name),
                            2_000_000,
                            "contact-sheet/" + name + ".thumbnail.png",
                            1920,
                            1080,
                            "0123456789abcdef",
                            "")));
        }
        table.compact();
        assertTrue(Files.size(folder.resolve("frames")) < 2_000_000);
        assertEquals(10_000, open("1-10000").count(FrameState.ARCHIVED));
    }

    private FrameTable open(String frames) throws IOException {
        RenderPlan plan = RenderPlan.of(
                "scene.blend",
                FrameRange.parse(frames),
                new FrameFiles("a_####", ImageFormat.PNG),
                new Blender(),
                TaskLayout.PLAIN);
        return FrameTable.open(folder.resolve("frames"), plan);
    }
}
