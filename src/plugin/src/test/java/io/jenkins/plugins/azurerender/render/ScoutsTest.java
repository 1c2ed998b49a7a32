package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.RenderTask.Role;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of frames that are rendered first, and the tasks that wait for them. */
@Tag("unit")
class ScoutsTest {

    private static final int CASES = 300;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3                 | 1-240     | 1 120 240
            first-middle-last | 1-240     | 1 120 240
            First-Middle-Last | 10-1      | 10 6 1
            1                 | 5-9       | 5
            2                 | 1-9x4     | 1 9
            5                 | 0-100x10  | 0 20 50 70 100
            1,120,240         | 1-240     | 1 120 240
            240,1             | 1-240     | 1 240
            7-7               | 1-10      | 7
            -3                | -5-5      | -3
            3                 | 1-3       | ''
            99                | 1-3       | ''
            1-3               | 1-3       | ''
            0                 | 1-3       | ''
            ''                | 1-3       | ''
            """)
    void scoutsAreChosenFromTheRange(String text, String range, String expected) {
        Scouts scouts = Scouts.parse(text, false);
        FrameRange frames = FrameRange.parse(range);
        scouts.check(frames);
        assertEquals(expected, scouts.of(frames).stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300,1,250-252x2 | 1-240  | scouts has 250,252,300, but the render has the frames 1-240: use frames of this range.
            0-0             | 1-9x2  | scouts has 0, but the render has the frames 1-9x2: use frames of this range.
            2000            | 1-5000 | scouts has 2000 frames: use at most 1000, because the others wait for all of them.
            first           | 1-5    | scouts is 'first': use a number of frames such as 3, first-middle-last, or frames such as 1,120,240.
            """)
    void invalidScoutsAreRejected(String text, String range, String message) {
        assertEquals(
                message,
                assertThrows(InvalidRequestException.class, () -> Scouts.parse(text, false)
                                .check(FrameRange.parse(range)))
                        .getMessage());
    }

    @Test
    void validationWithoutScoutsIsRejected() {
        assertEquals(
                "validateScouts is set without scouts: set scouts, such as scouts: '3', or remove it.",
                assertThrows(InvalidRequestException.class, () -> Scouts.parse(null, true))
                        .getMessage());
    }

    @Test
    void scoutsOfAPartOfTheFramesAreThoseThatItContains() {
        FrameRange part = FrameRange.parse("100-240");
        assertEquals("120,240", Scouts.parse("1,120,240", false).within(part));
        assertEquals("120-120", Scouts.parse("1,120", false).within(part));
        assertEquals("", Scouts.parse("1-1", false).within(part));
        assertEquals("3", Scouts.parse("first-middle-last", false).within(part));
        // A plan of the frames that an attempt of retry still has to render.
        assertEquals(List.of(120), Scouts.parse("1,120", false).of(part));
    }

    /** Generated ranges, chunks, tiles, orders and scouts, with and without a task after the frames. */
    @Test
    void everyOtherTaskWaitsForExactlyTheScouts() {
        Random random = new Random(15);
        for (int i = 0; i < CASES; i++) {
            FrameRange frames = frames(random);
            Tiles tiles = random.nextInt(3) == 0 ? new Tiles(1 + random.nextInt(3), 2) : Tiles.NONE;
            int chunk = tiles.count() > 1 ? 1 : 1 + random.nextInt(9);
            Scouts scouts = scouts(random, frames);
            FrameOrder order = FrameOrder.parse(List.of("forward", "reverse", "first-middle-last", "every-3")
                    .get(random.nextInt(4)));
            PostRenderTask after = random.nextBoolean() ? new Movie("movie.mp4", 25) : null;
            RenderPlan plan = RenderPlan.of(
                    "a.blend",
                    frames,
                    new FrameFiles("a_####", ImageFormat.PNG),
                    new Blender(),
                    new TaskLayout(chunk, order, tiles, scouts),
                    after);
            check(plan, new HashSet<>(scouts.of(frames)));
        }
    }

    private static void check(RenderPlan plan, Set<Integer> scouts) {
        String description = plan.frames() + " " + plan.layout();
        Map<String, RenderTask> tasks =
                plan.tasks().stream().collect(Collectors.toMap(RenderTask::id, Function.identity()));
        List<Integer> rendered = plan.tasks().stream()
                .filter(task -> task.role().producesFrames())
                .flatMap(task -> task.frames().frames().stream())
                .toList();
        assertEquals(plan.frames().size(), rendered.size(), description);
        assertEquals(new HashSet<>(plan.frames().frames()), new HashSet<>(rendered), description);
        assertEquals(!scouts.isEmpty(), plan.scouts().isPresent(), description);
        boolean others = false;
        for (RenderTask task : plan.tasks()) {
            boolean renders = task.role().producesFrames() || task.role() == Role.TILE;
            Set<Integer> waitsFor = framesThatMustSucceed(task, tasks);
            if (renders && scouts.containsAll(task.frames().frames())) {
                assertEquals(1, task.frames().size(), description);
                assertEquals(Set.of(), waitsFor, description);
                assertFalse(others, description + ": scouts are first");
            } else {
                assertEquals(scouts, waitsFor, description + ": " + task);
                assertTrue(!renders || task.frames().frames().stream().noneMatch(scouts::contains), description);
                others = true;
            }
            assertTrue(task.after().stream().mapToInt(String::length).sum() <= 64_000, description);
        }
    }

    /** Frames whose tasks must succeed before a task starts: all before the task of the scouts. */
    private static Set<Integer> framesThatMustSucceed(RenderTask task, Map<String, RenderTask> tasks) {
        Set<Integer> frames = new HashSet<>();
        for (String id : task.after()) {
            RenderTask dependency = tasks.get(id);
            if (task.role() == Role.SCOUTS) {
                frames.addAll(dependency.frames().frames());
            } else {
                frames.addAll(framesThatMustSucceed(dependency, tasks));
            }
        }
        return frames;
    }

    private static FrameRange frames(Random random) {
        int first = random.nextInt(200) - 50;
        int last = first + random.nextInt(120);
        String range = "%s-%sx%s".formatted(first, last, 1 + random.nextInt(4));
        if (random.nextBoolean()) {
            range += ",%s,%s-%s".formatted(last + 7, last + 30, last + 20);
        }
        return FrameRange.parse(range);
    }

    private static Scouts scouts(Random random, FrameRange frames) {
        if (random.nextBoolean()) {
            return Scouts.parse(String.valueOf(random.nextInt(8)), false);
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            chosen.add(frames.frames().get(random.nextInt(frames.size())));
        }
        return new Scouts(0, new FrameRange(List.copyOf(new HashSet<>(chosen))), random.nextBoolean());
    }
}
