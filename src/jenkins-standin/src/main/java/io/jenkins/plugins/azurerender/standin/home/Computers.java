package io.jenkins.plugins.azurerender.standin.home;

import hudson.model.Computer;
import hudson.model.Node;
import io.jenkins.plugins.azurerender.standin.spi.AgentChannel;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Holds the computers of the nodes. */
public final class Computers {
    private static final Map<Node, Computer> BY_NODE = new WeakHashMap<>();

    private Computers() {}

    /** Returns the computer of the node, created at the first call; null when the node is not part of Jenkins. */
    public static synchronized Computer of(Node node, Supplier<Computer> maker) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null || node != jenkins && !jenkins.getNodes().contains(node)) {
            return null;
        }
        Computer known = BY_NODE.get(node);
        if (known == null) {
            known = maker.get();
            BY_NODE.put(node, known);
        }
        return known;
    }

    /** Closes the connection to the node. */
    public static synchronized void disconnect(Node node) {
        Computer computer = BY_NODE.remove(node);
        if (computer != null && computer.getChannel() instanceof AgentChannel channel) {
            channel.close();
        }
    }

    /** Closes the connections to all agents. */
    public static synchronized void disconnectAll() {
        for (Node node : java.util.List.copyOf(BY_NODE.keySet())) {
            try {
                disconnect(node);
            } catch (RuntimeException e) {
                Logger.getLogger(Computers.class.getName()).log(Level.WARNING, e, () -> "Cannot disconnect " + node);
            }
        }
        BY_NODE.clear();
    }
}
