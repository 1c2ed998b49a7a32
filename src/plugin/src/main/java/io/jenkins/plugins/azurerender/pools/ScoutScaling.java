package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.settings.AutoscaleSpec;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Autoscaling of an auto pool whose render has scouts. The pool starts with the nodes that the scouts need. Batch does not
 * count tasks that wait for others as pending, so it adds the other nodes when the scouts have succeeded, and removes all
 * nodes when a scout has failed: also if Jenkins is not running, because the job then lasts until its time limit.
 */
public final class ScoutScaling {

    /** A new pool has no samples of its tasks. Batch takes one every 30 seconds. */
    private static final String FORMULA = """
            period = TimeInterval_Minute * 5;
            last = max(0, $PendingTasks.GetSample(1));
            known = $PendingTasks.GetSamplePercent(period) < 50 ? last : max(last, max($PendingTasks.GetSample(period)));
            pending = $PendingTasks.Count() < 10 ? max(%s, known) : known;
            nodes = min(%s, (pending * %s + %s) / %s);
            $TargetDedicatedNodes = min(%s, nodes);
            $TargetLowPriorityNodes = min(%s, max(0, nodes - %s));
            $NodeDeallocationOption = taskcompletion;
            """;

    private ScoutScaling() {}

    /** Returns the pool with autoscaling up to its fixed node counts; unchanged if it has no fixed node counts. */
    public static PoolSpec of(PoolSpec pool, RenderPlan plan) {
        if (pool.autoscale() != null) {
            return pool;
        }
        String formula = String.format(
                Locale.ROOT,
                FORMULA,
                tasks(plan),
                pool.fixedNodes(),
                plan.renderer().nodes(),
                pool.slots() - 1,
                pool.slots(),
                pool.dedicatedNodes(),
                pool.spotNodes(),
                pool.dedicatedNodes());
        return pool.withAutoscale(new AutoscaleSpec(formula, AutoscaleSpec.MIN_MINUTES, true));
    }

    /** Returns the number of tasks that render the scouts. */
    static int tasks(RenderPlan plan) {
        Set<Integer> scouts = new HashSet<>(plan.scouts().orElseThrow().frames().frames());
        return (int) plan.tasks().stream()
                .filter(task -> task.role() == RenderTask.Role.FRAMES || task.role() == RenderTask.Role.TILE)
                .filter(task -> scouts.contains(task.frames().first()))
                .count();
    }
}
