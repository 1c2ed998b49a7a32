package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Node;
import io.jenkins.plugins.azurerender.emulator.state.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Operations on the account: supported images, node counts, applications. */
final class AccountOperations extends Operations {
    private static final List<String> NODE_STATES = List.of(
            "creating",
            "idle",
            "offline",
            "preempted",
            "rebooting",
            "reimaging",
            "running",
            "starting",
            "startTaskFailed",
            "leavingPool",
            "unknown",
            "unusable",
            "waitingForStartTask",
            "deallocated",
            "deallocating",
            "upgradingOS");
    private static final int MAX_COUNTS = 10;

    private final List<ObjectNode> images = read("supported-images.json");

    AccountOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        router.on("Account_ListSupportedImages", "GET", "/supportedimages", this::supportedImages)
                .on("Account_ListPoolNodeCounts", "GET", "/nodecounts", locked(this::nodeCounts))
                .on("Application_List", "GET", "/applications", this::applications)
                .on("Application_Get", "GET", "/applications/{applicationId}", this::application);
    }

    private Response supportedImages(Call call) {
        return Page.of(call, "supportedimages", images, Function.identity());
    }

    private static List<ObjectNode> read(String resource) {
        try (InputStream in = AccountOperations.class.getResourceAsStream(resource)) {
            List<ObjectNode> documents = new ArrayList<>();
            Json.MAPPER.readTree(in).forEach(node -> documents.add((ObjectNode) node));
            return List.copyOf(documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response nodeCounts(Call call) {
        return Page.of(
                call, "poolnodecounts", List.copyOf(account().pools().values()), AccountOperations::counts, MAX_COUNTS);
    }

    private static ObjectNode counts(Pool pool) {
        ObjectNode json = Json.object().put("poolId", pool.id());
        json.set("dedicated", counts(pool, true));
        json.set("lowPriority", counts(pool, false));
        return json;
    }

    private static ObjectNode counts(Pool pool, boolean dedicated) {
        List<Node> nodes = pool.nodes().values().stream()
                .filter(node -> node.dedicated() == dedicated)
                .toList();
        ObjectNode json = Json.object();
        for (String state : NODE_STATES) {
            json.put(
                    state,
                    nodes.stream()
                            .filter(node -> node.state().equalsIgnoreCase(state))
                            .count());
        }
        return json.put("total", nodes.size());
    }

    private Response applications(Call call) {
        return Page.of(call, "applications", account().applications().documents(), Function.identity());
    }

    private Response application(Call call) {
        ObjectNode found = account().applications().documents().stream()
                .filter(one -> one.path("id").asText().equalsIgnoreCase(call.name("applicationId")))
                .findAny()
                .orElseThrow(ErrorCode.ApplicationNotFound::with);
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#applications/@Element");
        json.setAll(found);
        return Responses.ok(json);
    }
}
