package io.jenkins.plugins.azurerender.submit;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.ExpectedTime;
import io.jenkins.plugins.azurerender.render.FrameTimes;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Time and cost that a render probably needs, from earlier renders of the same scene by the same renderer.
 *
 * @param builds numbers of the builds, the latest first
 */
record RenderForecast(FrameTimes times, List<Integer> builds) {

    private static final int MAX_BUILDS = 20;
    private static final int MAX_BUILDS_USED = 6;
    private static final double MILLIS = 1_000;

    /** The nodes that the render will run on; 0 nodes if their number is unknown. */
    record Nodes(int nodes, int slots, double price) {}

    /** Reads the frame tables of the last builds; empty if none of them has rendered the scene. Renders in tiles have none. */
    static Optional<RenderForecast> of(Run<?, ?> run, RenderPlan plan) {
        if (plan.layout().tiles().count() > 1) {
            return Optional.empty();
        }
        List<FrameTimes.Sample> samples = new ArrayList<>();
        List<Integer> builds = new ArrayList<>();
        Run<?, ?> build = run.getPreviousBuild();
        for (int read = 0; build != null && read < MAX_BUILDS && builds.size() < MAX_BUILDS_USED; read++) {
            List<FrameTimes.Sample> found = Result.SUCCESS.equals(build.getResult()) ? samples(build, plan) : List.of();
            if (!found.isEmpty()) {
                samples.addAll(found);
                builds.add(build.getNumber());
            }
            build = build.getPreviousBuild();
        }
        return FrameTimes.of(samples).map(times -> new RenderForecast(times, builds));
    }

    private static List<FrameTimes.Sample> samples(Run<?, ?> build, RenderPlan plan) {
        RenderAction action = build.getAction(RenderAction.class);
        List<FrameTimes.Sample> samples = new ArrayList<>();
        for (RenderRecord render : action == null ? List.<RenderRecord>of() : action.getRenders()) {
            try {
                RenderPlan earlier = render.plan();
                if (render.getScene().equals(plan.scene())
                        && render.isCollected()
                        && earlier.layout().tiles().count() == 1
                        && earlier.renderer().title().equals(plan.renderer().title())) {
                    samples.addAll(
                            samples(earlier.tasks(), action.frames(render).rows()));
                }
            } catch (IOException x) {
                continue; // the table was deleted, and other builds may have one
            }
        }
        return samples;
    }

    /** Returns the tasks that rendered all their frames. */
    private static List<FrameTimes.Sample> samples(Collection<RenderTask> tasks, List<FrameRow> rows) {
        Map<String, Integer> rendered = new HashMap<>();
        Map<String, Long> seconds = new HashMap<>();
        rows.stream()
                .filter(row -> row.state() == FrameState.ARCHIVED && row.run().seconds() > 0)
                .forEach(row -> {
                    rendered.merge(row.task(), 1, Integer::sum);
                    seconds.put(row.task(), row.run().seconds());
                });
        return tasks.stream()
                .filter(task ->
                        task.role().producesFrames() && task.frames().size() == rendered.getOrDefault(task.id(), 0))
                .map(task -> new FrameTimes.Sample(task.frames().size(), seconds.get(task.id())))
                .toList();
    }

    /** Returns node hours, cost and duration with their basis. */
    String estimate(RenderPlan plan, Nodes nodes) {
        ExpectedTime expected = expected(plan, nodes);
        String hours = NodeHours.of(Duration.ofMillis((long) (expected.nodeSeconds() * MILLIS)), nodes.price());
        String duration = nodes.nodes() > 0
                ? ", about %s on %s %s"
                        .formatted(
                                FrameTimes.text(expected.seconds(nodes.nodes())),
                                nodes.nodes(),
                                nodes.nodes() == 1 ? "node" : "nodes")
                : "";
        return "%s%s, plus starting nodes; from %s: %s".formatted(hours, duration, basis(), times);
    }

    /** Returns what could make the render faster or cheaper. */
    List<String> advice(RenderPlan plan, Nodes nodes) {
        List<String> advice = new ArrayList<>();
        expected(plan, nodes).sizing(nodes.nodes()).ifPresent(advice::add);
        int chunk = plan.layout().chunk();
        times.chunk()
                .filter(better -> better > chunk && chunk < plan.frames().size())
                .ifPresent(better -> advice.add("start-up takes %s %% of the time of a task: chunk: %s would reduce it"
                        .formatted(Math.round(100 * times.startUp() / times.task(chunk)), better)));
        return advice;
    }

    private ExpectedTime expected(RenderPlan plan, Nodes nodes) {
        return new ExpectedTime(
                times,
                plan.tasks().stream()
                        .filter(task -> task.role().producesFrames())
                        .map(task -> task.frames().size())
                        .toList(),
                nodes.slots(),
                plan.renderer().nodes());
    }

    private String basis() {
        int last = builds.get(0);
        int first = builds.get(builds.size() - 1);
        return first == last ? "build #" + last : "builds #%s-#%s".formatted(first, last);
    }
}
