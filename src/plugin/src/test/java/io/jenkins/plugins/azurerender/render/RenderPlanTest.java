package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderPlanTest {

    private static final FrameFiles FILES = new FrameFiles("s_####", ImageFormat.PNG);

    @Test
    void eachFrameIsATaskUnlessChunked() {
        assertEquals(List.of("f0001", "f0003", "f0005"), ids("1-5x2", 1));
        assertEquals(List.of("f0001-0003", "f0005"), ids("1-5x2", 2));
    }

    @Test
    void taskIdsSortAsFramesDo() {
        assertEquals(List.of("f00007", "f12345"), ids("7,12345", 1));
    }

    @Test
    void framesBelowZeroAreRefused() {
        assertEquals(
                "The frame range has frame -3: Blender takes a number below 0 as counted from the end, so give frames from 0 on.",
                assertThrows(InvalidRequestException.class, () -> ids("-3-2", 1))
                        .getMessage());
    }

    @Test
    void aChunkOfNothingIsRefused() {
        assertEquals(
                "The chunk is 0: a task can render 1 to 1000 frames.",
                assertThrows(InvalidRequestException.class, () -> ids("1-2", 0)).getMessage());
    }

    @Test
    void theCommandLineIsTheSameWhateverTheNames() {
        RenderPlan hostile = RenderPlan.of(
                "a b/$(touch x) `id` \"'; rm -rf ~.blend",
                FrameRange.parse("1-3"),
                new FrameFiles("s'$(id)_####", ImageFormat.PNG),
                2);
        Map<String, String> environment =
                Blender.environment(hostile, hostile.tasks().get(0));
        assertEquals("a b/$(touch x) `id` \"'; rm -rf ~.blend", environment.get("RENDER_SCENE"));
        assertEquals("s'$(id)_####", environment.get("RENDER_OUTPUT"));
        assertEquals("1,2", environment.get("RENDER_FRAMES"));
        environment.values().stream()
                .filter(value -> value.length() > 5)
                .forEach(value -> assertEquals(-1, Blender.commandLine().indexOf(value), value));
    }

    private static List<String> ids(String frames, int chunk) {
        return RenderPlan.of("a.blend", FrameRange.parse(frames), FILES, chunk).tasks().stream()
                .map(RenderTask::id)
                .toList();
    }
}
