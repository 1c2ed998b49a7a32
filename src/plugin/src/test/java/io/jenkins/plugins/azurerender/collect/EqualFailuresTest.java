package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.azurerender.frames.FetchedLog;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which failures stop a render. */
@Tag("unit")
@WithJenkins
class EqualFailuresTest {

    private static final Optional<String> STOPS = Optional.of("3 frames failed in the same way (stopAfter: 3)");

    private FreeStyleBuild build;
    private RenderRecord record;
    private FrameTable table;

    @BeforeEach
    void createRender(JenkinsRule jenkins) throws Exception {
        build = jenkins.createFreeStyleProject().scheduleBuild2(0).get();
        render("1-240", 1, 3);
    }

    private void render(String frames, int chunk, int stopAfter) throws IOException {
        RenderSettings settings = new RenderSettings("a.blend", frames, "a_#", "PNG").inTasks(chunk, null);
        RenderRecord added = new RenderRecord("studio", "job-" + frames + chunk, "pool", settings);
        added.markLimits(stopAfter, 0);
        record = RenderAction.of(build).add(added);
        table = RenderAction.of(build).frames(record);
    }

    @Test
    void equalFailuresStopTheRender() throws Exception {
        fail(1, FailureClass.SCENE, "no rig", "n1", 10);
        fail(2, FailureClass.SCENE, "no rig", "n2", 10);
        assertEquals(Optional.empty(), reason());
        fail(3, FailureClass.SCENE, "no rig", "n1", 11);
        assertEquals(STOPS, reason());
        render("1-9", 1, 4);
        assertEquals(Optional.empty(), reason(), "another render of the build");
    }

    @Test
    void zeroMeansNoLimit() throws Exception {
        render("1-50", 1, 0);
        for (int frame = 1; frame <= 40; frame++) {
            fail(frame, FailureClass.SCENE, "no rig", "n1", frame);
        }
        assertEquals(Optional.empty(), reason());
    }

    /** Ten frames, each with another cause, between frames that are rendered. */
    @Test
    void scatteredFailuresDoNotStopTheRender() throws Exception {
        for (int frame = 1; frame <= 240; frame++) {
            if (frame % 24 == 0) {
                fail(frame, FailureClass.UNKNOWN, "cause " + "abcdefghij".charAt(frame / 24 - 1), "n1", frame);
            } else {
                succeed(frame, "n1", frame);
            }
            assertEquals(Optional.empty(), reason());
        }
    }

    @Test
    void alternatingFailuresDoNotStopTheRender() throws Exception {
        for (int frame = 1; frame <= 240; frame++) {
            fail(frame, FailureClass.SCENE, frame % 2 == 0 ? "no rig" : "no texture", "n1", frame / 4);
            assertEquals(Optional.empty(), reason());
        }
    }

    /** A rare failure does not cost the frames that can be rendered. */
    @Test
    void equalFailuresBetweenManyRenderedFramesDoNotStopTheRender() throws Exception {
        for (int frame = 1; frame <= 100; frame++) {
            if (frame % 5 == 0) {
                fail(frame, FailureClass.SCENE, "no rig", "n1", frame);
            } else {
                succeed(frame, "n1", frame);
            }
            assertEquals(Optional.empty(), reason());
        }
        for (int frame = 101; frame <= 103; frame++) {
            fail(frame, FailureClass.SCENE, "no rig", "n1", frame);
        }
        assertEquals("23 frames failed in the same way (stopAfter: 3)", reason().orElseThrow(), "now all fail");
    }

    @Test
    void attemptsOfAFrameAndFramesOfATaskCountOnce() throws Exception {
        for (int attempt = 1; attempt <= 5; attempt++) {
            fail(1, FailureClass.UNKNOWN, "crash", "n" + attempt, attempt);
            table.put(List.of(row(1).retried("f0001-retry" + attempt, attempt)));
        }
        assertEquals(Optional.empty(), reason());
        fail(2, FailureClass.UNKNOWN, "crash", "n1", 6);
        assertEquals(Optional.empty(), reason());
        fail(3, FailureClass.UNKNOWN, "crash", "n1", 7);
        assertEquals(STOPS, reason(), "a failed frame that waits for its retry counts");

        render("1-50", 10, 3);
        for (int frame = 1; frame <= 20; frame++) {
            fail(frame, FailureClass.UNKNOWN, "crash", "n1", frame);
        }
        assertEquals(Optional.empty(), reason());
        fail(21, FailureClass.UNKNOWN, "crash", "n1", 21);
        assertEquals("3 tasks failed in the same way (stopAfter: 3)", reason().orElseThrow());
    }

    /** The other nodes may have a license, or a disk that is not full. */
    @Test
    void failuresOfOneNodeDoNotStopTheRenderOfOthers() throws Exception {
        table.put(List.of(row(9).running("good", 1)));
        for (int frame = 1; frame <= 3; frame++) {
            fail(frame, FailureClass.LICENSE, "no seat", "bad", frame);
        }
        assertEquals(Optional.empty(), reason());
        fail(9, FailureClass.LICENSE, "no seat", "good", 9);
        assertEquals(4, Integer.parseInt(reason().orElseThrow().split(" ")[0]), "no node has a license");
        succeed(10, "good", 10);
        assertEquals(Optional.empty(), reason());
    }

    /** A node can crash or time out for all tasks although the others render them. */
    @Test
    void failuresOfAnyKindOnOneNodeDoNotStopTheRenderOfOthers() throws Exception {
        table.put(List.of(row(9).running("good", 1)));
        for (int frame = 1; frame <= 3; frame++) {
            fail(frame, FailureClass.CRASH, "crash", "bad", frame);
        }
        assertEquals(Optional.empty(), reason());
        fail(4, FailureClass.CRASH, "crash", "second", 4);
        assertEquals("4 frames failed in the same way (stopAfter: 3)", reason().orElseThrow());
        render("1-50", 1, 3);
        table.put(List.of(row(9).running("good", 1)));
        for (int frame = 1; frame <= 3; frame++) {
            fail(frame, FailureClass.SCENE, "no rig", "bad", frame);
        }
        assertEquals(STOPS, reason());
    }

    /** A pool without GPUs is stopped, a single node with a broken GPU is not. */
    @Test
    void missingDeviceOfOneNodeIsRetriedOnOthers() throws Exception {
        assertEquals(FailureClass.Retry.OTHER_NODE, FailureClass.DEVICE.retry());
        table.put(List.of(row(9).running("good", 1)));
        for (int frame = 1; frame <= 3; frame++) {
            fail(frame, FailureClass.DEVICE, "no GPU", "bad", frame);
        }
        assertEquals(Optional.empty(), reason());
        fail(9, FailureClass.DEVICE, "no GPU", "good", 9);
        assertEquals("4 frames failed in the same way (stopAfter: 3)", reason().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error: cannot save '/mnt/a/f_0001.png' at 12:01:59.1 | Error: cannot save '/tmp/f_0777.png' at 13:44:07.3
            Fra:12 Mem:12.30M Error: no rig                      | Fra:240 Mem:9.12M  Error: no rig
            C:\\work\\1\\a.max failed (0xc0000005)               | D:\\x.max failed (0xc00000fd)
            tile 3 of 4 is missing                               | tile 1 of 4 is missing
            """)
    void numbersTimesAndPathsDoNotMatter(String one, String other) {
        assertEquals(KeyLine.normalized(one), KeyLine.normalized(other));
    }

    @Test
    void lineOfTheFailureOrTheLastLineIsCompared() {
        assertEquals(
                "a",
                KeyLine.of(
                        TaskProblem.succeeded("f1"),
                        new FetchedLog(
                                "f1",
                                List.of(),
                                List.of(),
                                io.jenkins.plugins.azurerender.render.logs.LogKind.SCENE,
                                List.of("a", "b"),
                                -1,
                                "",
                                true)));
        assertEquals(
                "b",
                KeyLine.of(
                        TaskProblem.succeeded("f1"),
                        new FetchedLog(
                                "f1",
                                List.of(),
                                List.of(),
                                null,
                                List.of(
                                        "a",
                                        "b",
                                        "Blender quit",
                                        "// Maya exited with status 210",
                                        "azure-render: waiting"),
                                -1,
                                "",
                                true)));
        assertEquals("exit code 0", KeyLine.of(TaskProblem.succeeded("f1"), null));
        assertNotEquals(KeyLine.normalized("no rig"), KeyLine.normalized("no texture"));
    }

    private Optional<String> reason() {
        return new EqualFailures(record, table).reason();
    }

    private FrameRow row(int frame) {
        return table.row(frame).orElseThrow();
    }

    private void succeed(int frame, String node, long end) throws IOException {
        table.put(List.of(row(frame).done(node, end - 1, end, 1).archived(FrameImage.NONE)));
    }

    private void fail(int frame, FailureClass type, String line, String node, long end) throws IOException {
        FrameRow ended = row(frame).done(node, end - 1, end, 1);
        table.putProblems(List.of(new TaskProblem(ended.task(), "" + frame, 1, "", "", node, type, LogFindings.NONE)));
        table.put(List.of(ended.failed(FrameState.FAILED, new Failure(type, "is missing", line, end))));
    }
}
