package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.TaskRepeat;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.NodeKit;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds tasks to a job that render frames again. Adding them twice has no effect. */
final class RetryTasks {

    private final RenderRecord record;
    private final RenderPlan plan;
    private final Map<Integer, String> firstTasks;
    private final TileTasks tiles;

    /** @param firstTasks the first task of each frame, by frame number */
    RetryTasks(RenderRecord record, Map<Integer, String> firstTasks, TileTasks tiles) {
        this.record = record;
        this.plan = record.plan();
        this.firstTasks = firstTasks;
        this.tiles = tiles;
    }

    /**
     * Adds the tasks of the given frames.
     *
     * @param avoid nodes that a task should avoid if possible, by task id
     */
    void send(RenderCloud cloud, List<FrameRow> rows, Map<String, String> avoid) throws IOException {
        URI output = output(cloud);
        List<FrameRow> whole =
                rows.stream().filter(row -> !tiles.has(row.number())).toList();
        if (!whole.isEmpty()) {
            sendWhole(cloud, output, whole, avoid);
        }
        for (FrameRow row : rows) {
            if (tiles.has(row.number())) {
                sendTiles(cloud, output, row, avoid.containsKey(row.task()));
            }
        }
    }

    /** Copies one of the first tasks, because tasks differ only in their environment. */
    private void sendWhole(RenderCloud cloud, URI output, List<FrameRow> rows, Map<String, String> avoid)
            throws IOException {
        List<TaskRepeat> repeats = new ArrayList<>();
        byTask(rows).forEach((id, numbers) -> {
            RenderTask task = new RenderTask(id, RenderTask.Role.FRAMES, new FrameRange(numbers), List.of());
            repeats.add(
                    new TaskRepeat(id, NodeKit.environment(plan, task, NodeSystem.LINUX), avoid.getOrDefault(id, "")));
        });
        repeat(cloud, output, firstTasks.get(rows.get(0).number()), repeats);
    }

    /** Adds the tiles, then the task that merges them. */
    private void sendTiles(RenderCloud cloud, URI output, FrameRow row, boolean elsewhere) throws IOException {
        List<String> dependencies = new ArrayList<>();
        for (String tile : tiles.sent(row.number(), row.attempt())) {
            String node = tiles.problem(row.number(), tile, row.attempt() - 1)
                    .map(TaskProblem::node)
                    .orElse("");
            String id = TileTasks.id(tile, row.attempt());
            repeat(cloud, output, tile, List.of(new TaskRepeat(id, Map.of(), elsewhere ? node : "")));
            dependencies.add(id);
        }
        TaskRepeat merge = new TaskRepeat(row.task(), Map.of(), "", dependencies);
        repeat(cloud, output, firstTasks.get(row.number()), List.of(merge));
    }

    /** Repeats the task that runs after all frames. */
    void sendLast(RenderCloud cloud, String id) throws IOException {
        URI output = output(cloud);
        repeat(cloud, output, id, List.of(new TaskRepeat(lastId(id), Map.of(), "")));
    }

    /**
     * Adds the task for which other frames wait, without dependencies, so that they start.
     *
     * @param exists whether the task was added before, and waits for tasks that failed
     */
    void release(RenderCloud cloud, RenderTask scouts, boolean exists) throws IOException {
        URI output = output(cloud);
        NodeSystem system = record.getPool() == null
                ? NodeSystem.LINUX
                : cloud.batch()
                        .pool(record.getPool())
                        .map(pool -> NodeSystem.ofAgent(pool.nodeAgent()))
                        .orElse(NodeSystem.LINUX);
        if (exists) {
            cloud.batch().deleteTask(record.getBatchJob(), scouts.id());
        }
        TaskRepeat gate = TaskRepeat.gate(scouts.id(), NodeKit.environment(plan, scouts, system));
        repeat(cloud, output, scouts.after().get(0), List.of(gate));
    }

    /** Returns the id of the repeated task that runs after all frames. */
    static String lastId(String id) {
        return TileTasks.id(id, 1);
    }

    /** Returns a URL that expires with the URLs of the job's first tasks, because Batch runs no task of the job after that. */
    private URI output(RenderCloud cloud) throws IOException {
        Instant until = record.getAccessUntil();
        if (until == null) {
            throw new AbortException(
                    "Frames of render '%s' cannot be rendered again, because its submit did not finish: run azureRenderSubmit again."
                            .formatted(record.getJobId()));
        }
        Duration left = Duration.between(Instant.now(), until);
        return cloud.storage().sign(record.getJobId(), Access.WRITE, left);
    }

    private void repeat(RenderCloud cloud, URI output, String template, List<TaskRepeat> repeats) throws IOException {
        cloud.batch().repeatTask(record.getBatchJob(), record.getPool(), template, output, repeats);
    }

    static Map<String, List<Integer>> byTask(List<FrameRow> rows) {
        Map<String, List<Integer>> frames = new LinkedHashMap<>();
        rows.forEach(row ->
                frames.computeIfAbsent(row.task(), task -> new ArrayList<>()).add(row.number()));
        return frames;
    }
}
