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

/** A pool: what was asked for, its nodes, and its way to the number of nodes wanted. */
public final class Pool extends Entity {
    private static final Duration SETTLE = Duration.ofMillis(20);

    private final ObjectNode spec;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Failure> resizeErrors = new ArrayList<>();
    private final AutoScaling autoScaling;
    private String allocationState = "steady";
    private Instant allocationStateTransitionTime;
    private Timers.Handle timeout = () -> {};

    /** @param spec what the user gave, checked; the pool keeps it */
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

    /** Replaces the properties given. */
    public void change(ObjectNode changes) {
        spec.setAll(changes);
        modified();
    }

    /** Goes to its first size, by its targets or its formula. */
    public void begin() {
        if (Json.flag(spec, false, "enableAutoScale")) {
            autoScaling.begin();
        } else {
            startResize(null);
        }
    }

    /** Asks for these numbers of nodes; null leaves one as it is. */
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

    /** Begins to go to the numbers wanted. */
    void startResize(String deallocation) {
        resizeErrors.clear();
        allocation("resizing");
        String error = account().switches().get("resize-error");
        for (boolean dedicated : new boolean[] {true, false}) {
            List<Node> kept = new ArrayList<>(nodes.values());
            kept.removeIf(node -> node.dedicated() != dedicated || node.life().leaving());
            kept.sort(Comparator.comparing((Node node) -> node.work().isBusy()));
            int surplus = Math.max(0, kept.size() - target(dedicated));
            kept.stream().limit(surplus).forEach(node -> node.life().leave(deallocation));
            for (int missing = target(dedicated) - kept.size(); missing > 0 && error == null; missing--) {
                addNode(dedicated);
            }
        }
        timeout.cancel();
        Duration patience = Json.span(spec, "resizeTimeout");
        timeout = account().timers().after(patience == null ? Duration.ofMinutes(15) : patience, () -> account()
                .locked(() -> failResize("AllocationTimedout", "Desired number of nodes could not be allocated")));
        account().timers().after(SETTLE, () -> account().locked(() -> {
            if (error != null) {
                failResize(error, "The resize failed: " + error);
            }
            settle();
        }));
    }

    private void addNode(boolean dedicated) {
        Node node = new Node(this, account().nextNumber(), dedicated);
        nodes.put(node.id(), node);
        node.life().start();
    }

    private void failResize(String code, String message) {
        if (allocationState.equals("steady") || is("deleting")) {
            return;
        }
        resizeErrors.add(Failure.ofUser(code, message));
        allocation("steady");
        account().ledger().add("resize-error", path(), code);
    }

    /** Gives up a resize that is under way. */
    public void stopResize() {
        allocation("stopping");
        modified();
        account().timers().after(SETTLE, () -> account()
                .locked(() -> failResize("ResizeStopped", "The pool resize was stopped by the user")));
    }

    /** Takes these nodes out, and lowers the targets by as many. */
    public void removeNodes(Collection<Node> leaving, String deallocation) {
        for (Node node : leaving) {
            String target = node.dedicated() ? "targetDedicatedNodes" : "targetLowPriorityNodes";
            spec.put(target, Math.max(0, Json.number(spec, 0, target) - 1));
            node.life().leave(deallocation);
        }
        modified();
        allocation("resizing");
        account().timers().after(SETTLE, () -> account().locked(this::settle));
    }

    /** Ends a resize once the numbers are right. */
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

    /** How many nodes it has of a kind. */
    public int count(boolean dedicated) {
        return (int) nodes.values().stream()
                .filter(node -> node.dedicated() == dedicated)
                .count();
    }

    /** Shrinks to nothing, its tasks going back to active, and then is gone. */
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
