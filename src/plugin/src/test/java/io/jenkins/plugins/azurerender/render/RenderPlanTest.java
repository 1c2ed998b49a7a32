package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class RenderPlanTest {

    private static final FrameFiles FILES = new FrameFiles("s_####", ImageFormat.PNG);

    @Test
    void eachFrameIsATaskWithoutChunk() {
        assertEquals(List.of("f0001", "f0003", "f0005"), ids("1-5x2", 1, "forward"));
        assertEquals(List.of("f0001-0003", "f0005"), ids("1-5x2", 2, "forward"));
    }

    @Test
    void taskIdsSortByFrame() {
        assertEquals(List.of("f00007", "f12345"), ids("7,12345", 1, "forward"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forward           | f0001 f0002 f0003 f0004 f0005 f0006
            reverse           | f0006 f0005 f0004 f0003 f0002 f0001
            first-middle-last | f0001 f0003 f0006 f0002 f0004 f0005
            every-3           | f0001 f0004 f0002 f0003 f0005 f0006
            nth 4             | f0001 f0005 f0002 f0003 f0004 f0006
            """)
    void tasksHaveTheRequestedOrder(String order, String ids) {
        assertEquals(List.of(ids.split(" ")), ids("1-6", 1, order));
    }

    @Test
    void orderKeepsAllTasks() {
        assertEquals(List.of("f0001", "f0002"), ids("1-2", 1, "first-middle-last"));
        assertEquals(List.of("f0001"), ids("1", 1, "every-9"));
    }

    @Test
    void unknownOrderIsRejected() {
        assertEquals(
                "The order 'random' is unknown: choose forward, reverse, first-middle-last, or every-10 to render every tenth frame first.",
                assertThrows(InvalidRequestException.class, () -> FrameOrder.parse("random"))
                        .getMessage());
    }

    @Test
    void negativeFramesSortFirst() {
        assertEquals(List.of("f-0003--0002", "f-0001-0000", "f0001"), ids("-3-1", 2, "forward"));
    }

    @Test
    void emptyChunkIsRejected() {
        assertEquals(
                "The chunk 0 is invalid: a task can render 1 to 1000 frames.",
                assertThrows(InvalidRequestException.class, () -> ids("1-2", 0, "forward"))
                        .getMessage());
    }

    private static List<String> ids(String frames, int chunk, String order) {
        return RenderPlan.of(
                        "a.blend",
                        FrameRange.parse(frames),
                        FILES,
                        new Blender(),
                        new TaskLayout(chunk, FrameOrder.parse(order)))
                .tasks()
                .stream()
                .map(RenderTask::id)
                .toList();
    }
}
