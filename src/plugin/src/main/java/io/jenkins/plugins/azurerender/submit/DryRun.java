package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.account.UsablePools;
import io.jenkins.plugins.azurerender.assets.AssetTotals;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.AutoPool;
import io.jenkins.plugins.azurerender.pools.Licenses;
import io.jenkins.plugins.azurerender.preflight.Preflight;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.ScoutFrames;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import io.jenkins.plugins.azurerender.render.CommandPreview;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reports the render plan in the log and as a build artifact. Sends no request to Azure and needs no account. */
record DryRun(Run<?, ?> run, StepWorkspace workspace, TaskListener listener, SubmitPlace place) {

    private static final double MILLIS = 1_000;

    void report(SubmitRequest requested, String id) throws IOException, InterruptedException {
        checkPool(requested.pool());
        RenderLog log = new RenderLog(listener);
        Caps caps = Caps.of(requested.pool().account(), run);
        SubmitCaps limits = new SubmitCaps(caps);
        SubmitRequest request = limits.limit(requested.in(workspace.directory()), log);
        try (SceneAnalysis analysis = SceneAnalysis.of(request, PlannedRender.scene(request), workspace, id)) {
            PlannedRender planned = PlannedRender.of(request, analysis, workspace, log);
            RenderPlan plan = planned.plan();
            analysis.report(run, id, listener);
            AssetTotals totals = analysis.totals(false);
            PoolSpec pool = place.usesAutoPool(request.pool(), caps.account())
                    ? limits.completePool(request, plan)
                    : PoolSpec.EMPTY; // a dry run does not read existing pools
            if (pool.vmSize() != null) {
                log.line(
                        "pool",
                        AutoPool.describe(
                                pool, pool.node().imageName(), request.limits().hours()));
            }
            report(request, id, plan, pool, totals, log);
            // The same checks as those of a submit, in the same order.
            new Preflight(request.plan().preflight(), log).check(planned.preflight(request, analysis, pool));
            totals.changed().warning(request.upload().onlyWarns());
            caps.checkFrames(plan.frames().size());
            if (pool.vmSize() != null) {
                pool.check(caps);
                Optional<NodeSystem> system =
                        NodeSystem.ofImage(pool.node().imageName().toString());
                if (system.isPresent()) {
                    RenderJob.check(request, plan, system.get());
                }
                double nodes = plan.renderer().nodes() > 1 ? plan.renderer().nodes() : 1.0 / pool.slots();
                new BudgetCheck(request, plan, nodes, pool.pricePerNodeHour()).check(run, 0, log);
                DiskSpaceCheck.check(request, pool.vmSize(), totals.bytes());
            }
            Licenses.script(request.tasks().licenses(), run, NodeSystem.LINUX, caps);
            RenderAction.of(run).check(planned.settings(), place.collisions(plan));
            RenderAction.of(run).addSkipped(new SkippedRender(id, "a dry run", 0, false));
        }
    }

    /** Reports the assets that a step without a render would upload. */
    void reportUpload(SubmitRequest requested, String id) throws IOException, InterruptedException {
        SubmitRequest request = requested.in(workspace.directory());
        try (SceneAnalysis analysis = SceneAnalysis.of(request, request.scene().path(), workspace, id)) {
            analysis.report(run, id, listener);
            RenderLog log = new RenderLog(listener);
            AssetTotals totals = analysis.totals(false);
            log.line("plan", assets(totals));
            new Preflight(request.plan().preflight(), log).check(analysis.preflight(request));
            totals.changed().warning(request.upload().onlyWarns());
            log.line("plan", "dry run: nothing is uploaded");
        }
    }

    private static void checkPool(PoolOptions options) throws AbortException {
        Optional<String> refusal =
                Optional.ofNullable(options.pool()).flatMap(pool -> UsablePools.refusal(options.account(), pool));
        if (refusal.isPresent()) {
            throw new AbortException(refusal.get());
        }
    }

    private void report(
            SubmitRequest request, String id, RenderPlan plan, PoolSpec pool, AssetTotals totals, RenderLog log)
            throws IOException, InterruptedException {
        NodeSystem system = plan.renderer().runsOn(NodeSystem.LINUX) ? NodeSystem.LINUX : NodeSystem.WINDOWS;
        List<String> head = new ArrayList<>();
        head.add("scene:    " + plan.scene() + ", by " + plan.renderer().title());
        head.add("frames:   %s (%s), as %s.%s"
                .formatted(
                        plan.frames(),
                        RenderLog.count(plan.frames().size(), "frame"),
                        plan.files().pattern(),
                        plan.files().format().extension()));
        head.add("tasks:    %s, first task %s"
                .formatted(plan.tasks().size(), plan.tasks().get(0).id()));
        ScoutFrames.of(plan.tasks(), plan.layout().scouts())
                .ifPresent(scouts -> head.add("scouts:   " + scouts.describe()));
        head.add(assets(totals));
        head.add("node:     "
                + CommandPreview.of(plan, plan.tasks().get(0), system).get(0));
        head.addAll(estimate(request, plan, pool));
        head.forEach(line -> log.line("plan", line));
        archive(head, plan, system, id);
        log.line("plan", "dry run: nothing is uploaded or rendered; the complete plan is " + file(id));
    }

    private static String assets(AssetTotals totals) {
        return "assets:   %s, %s; files already in storage are not uploaded"
                .formatted(RenderLog.count(totals.files(), "file"), RenderLog.bytes(totals.bytes()));
    }

    private List<String> estimate(SubmitRequest request, RenderPlan plan, PoolSpec pool) throws IOException {
        double typed = request.plan().secondsPerFrame();
        Optional<RenderForecast> forecast = typed > 0 ? Optional.empty() : RenderForecast.of(run, plan);
        if (forecast.isPresent()) {
            RenderForecast.Nodes nodes =
                    new RenderForecast.Nodes(pool.fixedNodes(), pool.slots(), pool.pricePerNodeHour());
            List<String> lines = new ArrayList<>();
            lines.add("estimate: " + forecast.get().estimate(plan, nodes));
            forecast.get().advice(plan, nodes).forEach(line -> lines.add("advice:   " + line));
            return lines;
        }
        double seconds = typed > 0 ? typed : PreviousBuilds.secondsPerFrame(run, plan);
        return List.of("estimate: " + estimate(seconds, plan, pool));
    }

    private static String estimate(double seconds, RenderPlan plan, PoolSpec pool) {
        if (seconds <= 0) {
            return "none, because the time per frame is unknown: set secondsPerFrame, or render once";
        }
        double nodeSeconds = plan.frames().size() * seconds * plan.renderer().nodes() / pool.slots();
        return "%s at %s seconds per frame, plus starting nodes and loading the scene"
                .formatted(
                        NodeHours.of(Duration.ofMillis((long) (nodeSeconds * MILLIS)), pool.pricePerNodeHour()),
                        String.format(Locale.ROOT, "%.1f", seconds));
    }

    private void archive(List<String> head, RenderPlan plan, NodeSystem system, String id)
            throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder(String.join("\n", head)).append('\n');
        for (RenderTask task : plan.tasks()) {
            text.append('\n').append(task.id());
            if (task.role().producesFrames() || task.role() == RenderTask.Role.TILE) {
                text.append("  frames ").append(task.frames());
                CommandPreview.of(plan, task, system)
                        .forEach(line -> text.append("\n    ").append(line));
            }
            if (task.role().producesFrames()) {
                task.frames().frames().forEach(frame -> plan.expectedFiles(frame)
                        .forEach(file -> text.append("\n    -> ").append(file)));
            }
        }
        FilePath folder = AssetUploader.tempFolder(workspace.root()).child(id + "-plan");
        try {
            AgentCalls.write(
                    folder.child(file(id)), text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            AgentCalls.archive(run, folder, Map.of(file(id), file(id)), TaskListener.NULL, AgentCalls.SHORT);
        } finally {
            AgentCalls.deleteTemporary(folder);
        }
    }

    /** Name of the artifact; job ids end with the number of the render in its build. */
    private static String file(String id) {
        return "render-plan-" + id.substring(id.lastIndexOf('-') + 1) + ".txt";
    }
}
