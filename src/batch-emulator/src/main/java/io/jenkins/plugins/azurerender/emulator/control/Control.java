package io.jenkins.plugins.azurerender.emulator.control;

import io.jenkins.plugins.azurerender.emulator.time.ServiceClock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Control API for tests: ledger of events, fault switches, clock, nodes, restart. */
public final class Control {
    private final Ledger ledger;
    private final Switches switches;
    private final ServiceClock clock;
    private final Nodes nodes;
    private final Restart restart;
    private final Map<String, String> operations;

    /** Actions on single nodes. */
    public interface Nodes {
        void preempt(String nodeId, Duration awayFor);

        void becomeUnusable(String nodeId);
    }

    /** Restarts the service. */
    @FunctionalInterface
    public interface Restart {
        void now(Duration downFor, boolean keepState);
    }

    /** @param operations the operations of the service: name, then verb and path */
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

    /** Returns the operations of the service, named as in ledger and switches, with verb and path. */
    public Map<String, String> operations() {
        return Collections.unmodifiableMap(operations);
    }

    /** Returns the ledger of all events. */
    public Ledger ledger() {
        return ledger;
    }

    /** Returns the fault switches. */
    public Switches switches() {
        return switches;
    }

    /** Returns the service clock. */
    public ServiceClock clock() {
        return clock;
    }

    /**
     * Preempts a node: its tasks become active again, its disk is lost, and it returns after a period of service time.
     *
     * @throws IllegalArgumentException if the node does not exist
     */
    public void preempt(String nodeId, Duration awayFor) {
        nodes.preempt(nodeId, awayFor);
    }

    /**
     * Makes a node unusable; its tasks become active again.
     *
     * @throws IllegalArgumentException if the node does not exist
     */
    public void becomeUnusable(String nodeId) {
        nodes.becomeUnusable(nodeId);
    }

    /**
     * Closes the port immediately and opens it again after the given time; returns when it is open. Nodes and tasks
     * continue unless the state is lost.
     */
    public void restart(Duration downFor, boolean keepState) {
        restart.now(downFor, keepState);
    }
}
