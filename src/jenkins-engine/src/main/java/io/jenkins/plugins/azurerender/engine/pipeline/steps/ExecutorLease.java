package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** An executor of a node that is in use by a block. */
final class ExecutorLease implements AutoCloseable {

    private static final long LOG_AFTER_MILLIS = 3_000;
    private static final Map<String, Integer> BUSY = new HashMap<>();

    private final Node node;

    private ExecutorLease(Node node) {
        this.node = node;
    }

    /**
     * Waits for a free executor of a node with the label (null for any node); after a restart, of the same node as
     * before.
     */
    static ExecutorLease of(String label, Call call, Block block) throws Exception {
        boolean first = call.isFirstTime("executor");
        if (first) {
            Node node = block.outside(Node.class, () -> waitFor(label, null, call));
            call.once("node", String.class, node::getNodeName);
            return new ExecutorLease(node);
        }
        String name = call.once("node", String.class, () -> {
            throw new AbortException("Jenkins was stopped before a node was allocated.");
        });
        return new ExecutorLease(block.outside(Node.class, () -> waitFor(label, name, call)));
    }

    Node node() {
        return node;
    }

    private static Node waitFor(String label, String name, Call call) throws Exception {
        long logAt = System.currentTimeMillis() + LOG_AFTER_MILLIS;
        boolean logged = false;
        while (true) {
            for (Node candidate : candidates(label, name)) {
                if (acquire(candidate)) {
                    return candidate;
                }
            }
            if (!logged && System.currentTimeMillis() > logAt) {
                call.listener().getLogger().println("Still waiting to schedule task");
                call.listener().getLogger().println(reason(label, name));
                logged = true;
            }
            Thread.sleep(50);
        }
    }

    private static String reason(String label, String name) {
        List<Node> candidates = candidates(label, name);
        if (candidates.isEmpty()) {
            return all().stream()
                    .map(node -> "‘" + node.getDisplayName() + "’ doesn’t have label ‘" + label + "’")
                    .collect(Collectors.joining("; "));
        }
        String display = candidates.get(0).getDisplayName();
        return isOnline(candidates.get(0))
                ? "Waiting for next available executor on ‘" + display + "’"
                : "‘" + display + "’ is offline";
    }

    private static List<Node> candidates(String label, String name) {
        List<Node> nodes = all();
        if (name != null) {
            nodes.removeIf(node -> !node.getNodeName().equals(name));
        } else if (label != null && !label.isBlank()) {
            Label wanted = Label.get(label);
            nodes.removeIf(node -> !wanted.matches(node));
        } else {
            nodes.removeIf(node -> node.getMode() != Node.Mode.NORMAL);
        }
        return nodes;
    }

    private static List<Node> all() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Jenkins.get());
        nodes.addAll(Jenkins.get().getNodes());
        return nodes;
    }

    private static boolean isOnline(Node node) {
        Computer computer = node.toComputer();
        return computer != null && computer.isOnline();
    }

    private static boolean acquire(Node node) {
        synchronized (BUSY) {
            int busy = BUSY.getOrDefault(node.getNodeName(), 0);
            if (busy >= node.getNumExecutors() || !isOnline(node)) {
                return false;
            }
            BUSY.put(node.getNodeName(), busy + 1);
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (BUSY) {
            BUSY.merge(node.getNodeName(), -1, Integer::sum);
        }
    }
}
