package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pool: its specification, its nodes, and its resizes. */
public final class Pool extends Entity {
    private static final Duration SETTLE = Duration.ofMillis(20);

    private final ObjectNode spec;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Failure> resizeErrors = new ArrayList<>();
    private final AutoScaling autoScaling;
    private String allocationState = "steady";
    private Instant allocationStateTransitionTime;
    private Timers.Handle timeout = () -> {};

    /** @param spec the validated request body; modified by this pool */
    public Pool(BatchAccount account, ObjectNode spec) {
        super(account, spec.get("id").asText(), "active");
        this.spec = spec;
        allocationStateTransitionTime = creationTime();
        PoolDefaults.fill(spec);
        autoScaling = new AutoScaling(this);
        account.ledger().add("pool-added", path(), "");
    }

    @Override
    public String path() {
        return "pools/" + id();
    }

    @Override
    String kind() {
        return "pool";
    }

    public ObjectNode spec() {
        return spec;
    }

    public Map<String, Node> nodes() {
        return nodes;
    }

    public String allocationState() {
        return allocationState;
    }

    public AutoScaling autoScaling() {
        return autoScaling;
    }

    int slotsPerNode() {
        return Json.number(spec, 1, "taskSlotsPerNode");
    }

    int target(boolean dedicated) {
        return Json.number(spec, 0, dedicated ? "targetDedicatedNodes" : "targetLowPriorityNodes");
    }

    /** Replaces the given properties. */
    public void change(ObjectNode changes) {
        spec.setAll(changes);
        modified();
    }

    /** Starts the first resize, or automatic scaling. */
    public void begin() {
        if (Json.bool(spec, false, "enableAutoScale")) {
            autoScaling.begin();
        } else {
            startResize(null);
        }
    }

    /** Starts a resize to the given targets; null keeps a target. */
    public void resize(Integer dedicated, Integer lowPriority, String deallocation) {
        if (dedicated != null) {
            spec.put("targetDedicatedNodes", dedicated);
        }
        if (lowPriority != null) {
            spec.put("targetLowPriorityNodes", lowPriority);
        }
        modified();
        startResize(deallocation);
    }

    /** Starts a resize to the current targets. */
    void startResize(String deallocation) {
        resizeErrors.clear();
        allocation("resizing");
        String error = account().switches().get("resize-error");
        for (boolean dedicated : new boolean[] {true, false}) {
            List<Node> kept = new ArrayList<>(nodes.values());
            kept.removeIf(
                    node -> node.dedicated() != dedicated || node.lifecycle().leaving());
            kept.sort(Comparator.comparing((Node node) -> node.tasks().isBusy()));
            int surplus = Math.max(0, kept.size() - target(dedicated));
            kept.stream().limit(surplus).forEach(node -> node.lifecycle().leave(deallocation));
            for (int missing = target(dedicated) - kept.size(); missing > 0 && error == null; missing--) {
                addNode(dedicated);
            }
        }
        timeout.cancel();
        Duration configured = Json.duration(spec, "resizeTimeout");
        timeout = account().timers().after(configured == null ? Duration.ofMinutes(15) : configured, () -> account()
                .locked(() -> failResize("AllocationTimedout", "Desired number of nodes could not be allocated")));
        Duration slow = account().switches().duration("slow-resizes");
        account().timers().after(slow == null ? SETTLE : SETTLE.plus(slow), () -> account()
                .locked(() -> {
                    if (error != null) {
                        failResize(error, "The resize failed: " + error);
                    }
                    settle();
                }));
    }

    private void addNode(boolean dedicated) {
        Node node = new Node(this, account().nextNumber(), dedicated);
        nodes.put(node.id(), node);
        node.lifecycle().start();
    }

    private void failResize(String code, String message) {
        if (allocationState.equals("steady") || is("deleting")) {
            return;
        }
        resizeErrors.add(Failure.ofUser(code, message));
        allocation("steady");
        account().ledger().add("resize-error", path(), code);
    }

    /** Stops the current resize. */
    public void stopResize() {
        allocation("stopping");
        modified();
        account().timers().after(SETTLE, () -> account()
                .locked(() -> failResize("ResizeStopped", "The pool resize was stopped by the user")));
    }

    /** Removes nodes and lowers the targets accordingly. */
    public void removeNodes(Collection<Node> leaving, String deallocation) {
        for (Node node : leaving) {
            String target = node.dedicated() ? "targetDedicatedNodes" : "targetLowPriorityNodes";
            spec.put(target, Math.max(0, Json.number(spec, 0, target) - 1));
            node.lifecycle().leave(deallocation);
        }
        modified();
        allocation("resizing");
        account().timers().after(SETTLE, () -> account().locked(this::settle));
    }

    /** Ends a resize when the targets are reached, and a deletion when no node is left. */
    void settle() {
        refreshed();
        if (is("deleting")) {
            if (nodes.isEmpty()) {
                timeout.cancel();
                autoScaling.end();
                account().pools().remove(BatchAccount.key(id()), this);
                account().ledger().add("pool-deleted", path(), "");
            }
            return;
        }
        if (allocationState.equals("resizing") && count(true) == target(true) && count(false) == target(false)) {
            allocation("steady");
        }
        account().scheduler().wake();
    }

    private void allocation(String newState) {
        if (!newState.equals(allocationState)) {
            allocationState = newState;
            allocationStateTransitionTime = account().now();
            account().ledger().add("pool-allocation", path(), newState);
        }
        refreshed();
    }

    /** Returns the number of dedicated or low-priority nodes. */
    public int count(boolean dedicated) {
        return (int) nodes.values().stream()
                .filter(node -> node.dedicated() == dedicated)
                .count();
    }

    /** Requeues the tasks, removes all nodes, then removes the pool. */
    public void delete() {
        moveTo("deleting");
        autoScaling.end();
        spec.put("targetDedicatedNodes", 0).put("targetLowPriorityNodes", 0);
        startResize("requeue");
    }

    void removed(Node node) {
        nodes.remove(node.id());
        settle();
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        putIdentity(json);
        json.put("state", state());
        json.put("stateTransitionTime", stateTransitionTime().toString());
        json.put("allocationState", allocationState);
        json.put("allocationStateTransitionTime", allocationStateTransitionTime.toString());
        json.put("currentDedicatedNodes", count(true));
        json.put("currentLowPriorityNodes", count(false));
        json.setAll(spec);
        json.put(
                "targetNodeCommunicationMode",
                spec.path("targetNodeCommunicationMode").asText("default"));
        json.put("currentNodeCommunicationMode", "simplified");
        if (!resizeErrors.isEmpty()) {
            ArrayNode errors = json.putArray("resizeErrors");
            resizeErrors.forEach(error -> errors.add(error.toResizeError()));
        }
        autoScaling.addTo(json);
        return json;
    }
}
