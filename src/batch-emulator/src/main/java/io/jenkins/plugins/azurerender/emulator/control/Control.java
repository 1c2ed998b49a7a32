package io.jenkins.plugins.azurerender.emulator.control;

import io.jenkins.plugins.azurerender.emulator.time.ServiceClock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tests' side door: what happened, what shall go wrong, what time it is. */
public final class Control {
    private final Ledger ledger;
    private final Switches switches;
    private final ServiceClock clock;
    private final Nodes nodes;
    private final Restart restart;
    private final Map<String, String> operations;

    /** What can be done to single nodes. */
    public interface Nodes {
        void preempt(String nodeId, Duration awayFor);

        void becomeUnusable(String nodeId);
    }

    /** Takes the service down and up again. */
    @FunctionalInterface
    public interface Restart {
        void now(Duration downFor, boolean keepState);
    }

    /** @param operations the service's operations: name, then verb and path */
    public Control(
            Ledger ledger,
            Switches switches,
            ServiceClock clock,
            Nodes nodes,
            Restart restart,
            Map<String, String> operations) {
        this.ledger = ledger;
        this.switches = switches;
        this.clock = clock;
        this.nodes = nodes;
        this.restart = restart;
        this.operations = new LinkedHashMap<>(operations);
    }

    /** The service's operations by the names that ledger and switches use, with verb and path. */
    public Map<String, String> operations() {
        return Collections.unmodifiableMap(operations);
    }

    /** Every effect so far. */
    public Ledger ledger() {
        return ledger;
    }

    /** What shall go wrong. */
    public Switches switches() {
        return switches;
    }

    /** The service's clock. */
    public ServiceClock clock() {
        return clock;
    }

    /**
     * The cloud takes a node away: its tasks go back to active, its disk is lost, it comes back after a span of the
     * service's time.
     *
     * @throws IllegalArgumentException when there is no such node
     */
    public void preempt(String nodeId, Duration awayFor) {
        nodes.preempt(nodeId, awayFor);
    }

    /**
     * A node becomes unusable: its tasks go back to active.
     *
     * @throws IllegalArgumentException when there is no such node
     */
    public void becomeUnusable(String nodeId) {
        nodes.becomeUnusable(nodeId);
    }

    /**
     * The service stops listening, at once, for so long; nodes and tasks go on unless the state is lost. Returns when
     * it listens again, on the same port.
     */
    public void restart(Duration downFor, boolean keepState) {
        restart.now(downFor, keepState);
    }
}
