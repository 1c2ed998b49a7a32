package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.autoscale.Formula;
import io.jenkins.plugins.azurerender.emulator.autoscale.FormulaException;
import io.jenkins.plugins.azurerender.emulator.autoscale.Samples;
import io.jenkins.plugins.azurerender.emulator.autoscale.Scope;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Automatic scaling of a pool: samples its metrics and evaluates its formula at the configured interval. */
public final class AutoScaling {
    private static final String DEDICATED = "$TargetDedicatedNodes";
    private static final String LOW_PRIORITY = "$TargetLowPriorityNodes";
    private static final String OPTION = "$NodeDeallocationOption";
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final List<String> ALWAYS_ZERO = List.of(
            "$CPUPercent",
            "$WallClockSeconds",
            "$MemoryBytes",
            "$DiskBytes",
            "$DiskReadBytes",
            "$DiskWriteBytes",
            "$DiskReadOps",
            "$DiskWriteOps",
            "$NetworkInBytes",
            "$NetworkOutBytes",
            "$SampleNodeCount");

    private final Pool pool;
    private final Map<String, Samples> metrics = new LinkedHashMap<>();
    private Timers.Handle sampling = () -> {};
    private Timers.Handle evaluating = () -> {};
    private ObjectNode lastRun;
    private Instant enabledAt = Instant.MIN;

    AutoScaling(Pool pool) {
        this.pool = pool;
    }

    /** Returns when automatic scaling was last enabled. */
    public Instant enabledAt() {
        return enabledAt;
    }

    /** Starts sampling and evaluation. */
    public void begin() {
        end();
        enabledAt = pool.account().now();
        sample();
        evaluating =
                pool.account().timers().after(FIRST_DELAY, () -> pool.account().locked(this::evaluateAndApply));
    }

    /** Stops sampling and evaluation. */
    public void end() {
        sampling.cancel();
        evaluating.cancel();
    }

    private void sample() {
        Instant now = pool.account().now();
        currentMetrics().forEach((name, value) -> metrics.computeIfAbsent(name, one -> new Samples())
                .add(now, value));
        sampling = pool.account().timers().after(Samples.PERIOD, () -> pool.account()
                .locked(this::sample));
    }

    private Map<String, Double> currentMetrics() {
        double active = 0;
        double running = 0;
        double succeeded = 0;
        double failed = 0;
        for (Job job : pool.account().jobs().values()) {
            if (pool.id().equalsIgnoreCase(job.poolId())) {
                active += job.is("active") ? job.countReady() : 0;
                running += job.counts().running();
                succeeded += job.counts().succeeded();
                failed += job.counts().failed();
            }
        }
        Map<String, Double> now = new LinkedHashMap<>();
        ALWAYS_ZERO.forEach(name -> now.put(name, 0.0));
        now.put("$ActiveTasks", active);
        now.put("$RunningTasks", running);
        now.put("$PendingTasks", active + running);
        now.put("$SucceededTasks", succeeded);
        now.put("$FailedTasks", failed);
        now.put("$CurrentDedicatedNodes", (double) pool.count(true));
        now.put("$CurrentLowPriorityNodes", (double) pool.count(false));
        now.put("$PreemptedNodeCount", (double) pool.nodes().values().stream()
                .filter(node -> node.is("preempted"))
                .count());
        now.put("$UsableNodeCount", (double) pool.nodes().values().stream()
                .filter(node -> node.is("idle", "running"))
                .count());
        return now;
    }

    /** Evaluates a formula without applying the result. */
    public ObjectNode evaluate(String formula) {
        Scope scope = scope();
        Instant now = pool.account().now();
        try {
            new Formula(formula).evaluate(scope);
            scope.variables().forEach(AutoScaling::checkTarget);
            return run(now, scope.results(), null);
        } catch (FormulaException e) {
            Failure failure = Failure.ofUser(
                    "AutoScalingFormulaEvaluationError",
                    "An error occurred while evaluating the formula",
                    "Message",
                    String.valueOf(e.getMessage()));
            return run(now, scope().results(), failure);
        }
    }

    private static void checkTarget(String name, Object value) {
        if ((name.equals(DEDICATED) || name.equals(LOW_PRIORITY)) && !(value instanceof Double)) {
            throw new FormulaException(name + " must be a number.");
        }
    }

    private Scope scope() {
        Map<String, Object> targets = new LinkedHashMap<>();
        targets.put(DEDICATED, (double) pool.target(true));
        targets.put(LOW_PRIORITY, (double) pool.target(false));
        targets.put(OPTION, "requeue");
        if (metrics.isEmpty()) {
            currentMetrics().forEach((name, value) -> {
                Samples samples = new Samples();
                samples.add(pool.account().now(), value);
                metrics.put(name, samples);
            });
        }
        return new Scope(pool.account().now(), metrics, targets);
    }

    private static ObjectNode run(Instant now, String results, Failure failure) {
        ObjectNode json = Json.object();
        json.put("timestamp", now.toString()).put("results", results);
        if (failure != null) {
            json.set("error", failure.toResizeError());
        }
        return json;
    }

    private void evaluateAndApply() {
        String formula = Json.text(pool.spec(), "autoScaleFormula");
        lastRun = evaluate(formula);
        pool.account()
                .ledger()
                .add("autoscale", pool.path(), lastRun.path("results").asText());
        if (!lastRun.has("error")) {
            Scope scope = scope();
            new Formula(formula).evaluate(scope);
            apply(scope.variables());
        }
        pool.refreshed();
        Duration interval = Json.duration(pool.spec(), "autoScaleEvaluationInterval");
        evaluating = pool.account()
                .timers()
                .after(interval == null ? Duration.ofMinutes(15) : interval, () -> pool.account()
                        .locked(this::evaluateAndApply));
    }

    private void apply(Map<String, Object> results) {
        int dedicated = toNodeCount(results.get(DEDICATED));
        int lowPriority = toNodeCount(results.get(LOW_PRIORITY));
        boolean changed = dedicated != pool.target(true) || lowPriority != pool.target(false);
        if (changed && pool.allocationState().equals("steady") && pool.is("active")) {
            pool.resize(dedicated, lowPriority, String.valueOf(results.get(OPTION)));
        }
    }

    private static int toNodeCount(Object value) {
        return value instanceof Double number ? (int) Math.max(0, Math.round(number)) : 0;
    }

    void addTo(ObjectNode json) {
        if (lastRun != null && Json.bool(pool.spec(), false, "enableAutoScale")) {
            json.set("autoScaleRun", lastRun);
        }
    }
}
