package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.RenderTask.Role;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.render.engines.VRay;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dependencies between tasks. */
@Tag("unit")
class TaskPlannerTest {

    private static final PostRenderTask MOVIE = new Movie("movie.mp4", 25);

    @Test
    void tilesAreMergedByTheTaskOfTheFrame() {
        List<RenderTask> tasks = plan("1-2", new Tiles(3, 4), null).tasks();
        assertEquals(26, tasks.size());
        assertEquals("f0001-t01", tasks.get(0).id());
        assertEquals("tiles/f0001/01", tasks.get(0).outputFolder());
        RenderTask whole = tasks.get(12);
        assertEquals("f0001", whole.id());
        assertEquals(Role.ASSEMBLE, whole.role());
        assertEquals(12, whole.after().size());
        assertEquals("tiles/f0001/", whole.inputPrefix());
        assertEquals("frames", whole.outputFolder());
        assertEquals(24, plan("1-2", new Tiles(3, 4), null).renderTasks());
    }

    @Test
    void lastTaskDependsOnAllFrames() {
        List<RenderTask> tasks = plan("1-3", Tiles.NONE, MOVIE).tasks();
        assertEquals(List.of("f0001", "f0002", "f0003"), tasks.get(3).after());
        assertEquals(Role.AFTER, tasks.get(3).role());
        assertEquals(
                List.of("f0001", "f0002"),
                plan("1-2", new Tiles(2, 2), MOVIE).tasks().get(10).after());
    }

    @Test
    void dependenciesStayWithinTheBatchLimit() {
        List<RenderTask> tasks = plan("1-100000", Tiles.NONE, MOVIE).tasks();
        long characters = tasks.stream()
                .mapToLong(
                        task -> task.after().stream().mapToLong(String::length).sum())
                .max()
                .orElseThrow();
        assertTrue(characters <= 64_000, () -> characters + " characters");
        assertEquals(
                100_000,
                tasks.stream()
                        .filter(task -> task.role() == Role.GATE)
                        .flatMap(task -> task.after().stream())
                        .distinct()
                        .count());
        RenderTask last = tasks.get(tasks.size() - 1);
        assertEquals("gate001", last.after().get(0));
        assertEquals(tasks.stream().map(RenderTask::id).distinct().count(), tasks.size());
    }

    @Test
    void invalidCombinationsAreRejected() {
        rejected("The tiles '2' are invalid", () -> Tiles.parse("2"));
        rejected("The tiles 0 x 2 are invalid", () -> Tiles.parse("0x2"));
        rejected("Both chunk and tiles are set", () -> new TaskLayout(2, FrameOrder.FORWARD, new Tiles(2, 2)));
        rejected(
                "Tiles are supported only for Blender, not for V-Ray",
                () -> RenderPlan.of(
                        "a.vrscene",
                        FrameRange.parse("1"),
                        new FrameFiles("a.####", ImageFormat.PNG),
                        new VRay(RendererOptions.NONE, ""),
                        new TaskLayout(1, FrameOrder.FORWARD, new Tiles(2, 2))));
        rejected("The render has more than 200,000 tasks", () -> plan("1-1000", new Tiles(16, 16), null));
        rejected("The movie has 0 frames per second", () -> new Movie("a.mp4", 0));
        rejected("The movie name '../a.mp4' is invalid", () -> new Movie("../a.mp4", 25));
        rejected("The file '../a' is not a plain relative path", () -> new PostRenderCommand("true", List.of("../a")));
        rejected("No command is set", () -> new PostRenderCommand("", List.of()));
        rejected(
                "A movie of OPEN_EXR frames would be dark",
                () -> RenderPlan.of(
                        "a.blend",
                        FrameRange.parse("1"),
                        new FrameFiles("a_####", ImageFormat.OPEN_EXR),
                        new Blender(),
                        TaskLayout.PLAIN,
                        MOVIE));
    }

    @Test
    void postRenderCommandRunsInTheFolderOfItsFiles() {
        PostRenderCommand command = new PostRenderCommand("x > y", List.of("y"));
        RenderPlan plan = plan("1", Tiles.NONE, command);
        assertEquals(
                List.of("-c", "cd -- \"$RENDER_FOLDER_OUT\" || exit 1%nx > y"),
                command.invocation(plan, NodeSystem.LINUX).arguments());
        assertEquals(
                "Set-Location -LiteralPath $env:RENDER_FOLDER_OUT%nx > y",
                command.invocation(plan, NodeSystem.WINDOWS).arguments().get(3));
    }

    private static RenderPlan plan(String frames, Tiles tiles, PostRenderTask after) {
        return RenderPlan.of(
                "a.blend",
                FrameRange.parse(frames),
                new FrameFiles("a_####", ImageFormat.PNG),
                new Blender(),
                new TaskLayout(1, FrameOrder.FORWARD, tiles),
                after);
    }

    private static void rejected(String start, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(InvalidRequestException.class, action).getMessage();
        assertTrue(message.startsWith(start), message);
    }
}
