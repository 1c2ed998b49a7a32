package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pool: what was asked for, its nodes, and its way to the number of nodes wanted. */
public final class Pool extends Entity {
    private static final Duration SETTLE = Duration.ofMillis(20);

    private final ObjectNode spec;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<ObjectNode> resizeErrors = new ArrayList<>();
    private String allocationState = "steady";
    private Instant allocationStateTransitionTime;

    /** @param spec what the user gave, checked; the pool keeps it */
    public Pool(BatchAccount account, ObjectNode spec) {
        super(account, spec.get("id").asText(), "active");
        this.spec = spec;
        allocationStateTransitionTime = creationTime();
        PoolDefaults.fill(spec);
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
    public void startResize(String deallocation) {
        resizeErrors.clear();
        allocation("resizing");
        List<Node> surplus = new ArrayList<>();
        for (boolean dedicated : new boolean[] {true, false}) {
            List<Node> kept = new ArrayList<>(nodes.values());
            kept.removeIf(node -> node.dedicated() != dedicated || node.is("leavingpool"));
            kept.sort((a, b) -> Boolean.compare(b.isBusy(), a.isBusy()));
            while (kept.size() > target(dedicated)) {
                surplus.add(kept.remove(kept.size() - 1));
            }
            for (int missing = target(dedicated) - kept.size(); missing > 0; missing--) {
                addNode(dedicated);
            }
        }
        surplus.forEach(node -> node.leave(deallocation));
        account().timers().after(SETTLE, () -> account().locked(this::settle));
    }

    private void addNode(boolean dedicated) {
        Node node = new Node(this, account().nextNodeNumber(), dedicated);
        nodes.put(node.id(), node);
        node.start();
    }

    /** Ends a resize once the numbers are right. */
    void settle() {
        refreshed();
        if (is("deleting")) {
            if (nodes.isEmpty()) {
                account().pools().remove(BatchAccount.key(id()), this);
                account().ledger().add("pool-deleted", path(), "");
            }
            return;
        }
        if (!allocationState.equals("steady") && count(true) == target(true) && count(false) == target(false)) {
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
        putState(json);
        json.remove("previousState");
        json.remove("previousStateTransitionTime");
        json.put("allocationState", allocationState);
        json.put("allocationStateTransitionTime", allocationStateTransitionTime.toString());
        json.put("currentDedicatedNodes", count(true));
        json.put("currentLowPriorityNodes", count(false));
        spec.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("id")) {
                json.set(field.getKey(), field.getValue());
            }
        });
        if (!resizeErrors.isEmpty()) {
            ArrayNode errors = json.putArray("resizeErrors");
            resizeErrors.forEach(errors::add);
        }
        return json;
    }
}
