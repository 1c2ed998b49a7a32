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

/** Operations on nodes. */
final class NodeOperations extends Operations {
    private static final String ONE = "/pools/{poolId}/nodes/{nodeId}";

    NodeOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        router.on("ComputeNode_List", "GET", "/pools/{poolId}/nodes", locked(this::list))
                .on("ComputeNode_Get", "GET", ONE, locked(this::get))
                .on("ComputeNode_Reboot", "POST", ONE + "/reboot", locked(this::reboot))
                .on("ComputeNode_Reimage", "POST", ONE + "/reimage", locked(this::reimage))
                .on("ComputeNode_Deallocate", "POST", ONE + "/deallocate", locked(this::deallocate))
                .on("ComputeNode_Start", "POST", ONE + "/start", locked(this::start))
                .on("ComputeNode_DisableScheduling", "POST", ONE + "/disablescheduling", locked(this::disable))
                .on("ComputeNode_EnableScheduling", "POST", ONE + "/enablescheduling", locked(this::enable))
                .on("ComputeNode_GetRemoteLoginSettings", "GET", ONE + "/remoteloginsettings", locked(this::login))
                .on("ComputeNode_AddUser", "POST", ONE + "/users", locked(this::addUser))
                .on("ComputeNode_UpdateUser", "PUT", ONE + "/users/{userName}", locked(this::updateUser))
                .on("ComputeNode_DeleteUser", "DELETE", ONE + "/users/{userName}", locked(this::deleteUser));
    }

    private Response list(Call call) {
        return Page.of(call, "nodes", pool(call).nodes().values(), Node::position, Node::document);
    }

    private Response get(Call call) {
        return Responses.entity(
                        call, "nodes", node(call).document(), null, account().now())
                .header("Last-Modified", null);
    }

    private Response reboot(Call call) {
        return restart(call, "NodeRebootParameter", "nodeRebootOption", false);
    }

    private Response reimage(Call call) {
        return restart(call, "NodeReimageParameter", "nodeReimageOption", true);
    }

    private Response restart(Call call, String type, String option, boolean reimage) {
        Node node = reachable(node(call));
        ObjectNode parameters = call.optionalBody(type);
        node.lifecycle().restart(reimage, Json.text(parameters, option));
        return accepted(call, node, 202);
    }

    private Response deallocate(Call call) {
        Node node = reachable(node(call));
        ObjectNode parameters = call.optionalBody("NodeDeallocateParameter");
        node.lifecycle().deallocate(Json.text(parameters, "nodeDeallocateOption"));
        return accepted(call, node, 202);
    }

    private Response start(Call call) {
        Node node = node(call);
        if (!node.is("deallocated")) {
            throw ErrorCode.OperationNotValidOnNode.with("NodeState", node.state());
        }
        node.lifecycle().startDeallocated();
        return accepted(call, node, 202);
    }

    private static Node reachable(Node node) {
        switch (node.state()) {
            case "creating":
                throw ErrorCode.NodeBeingCreated.with();
            case "starting":
                throw ErrorCode.NodeBeingStarted.with();
            case "rebooting":
                throw ErrorCode.NodeBeingRebooted.with();
            case "reimaging":
                throw ErrorCode.NodeBeingReimaged.with();
            case "leavingpool", "preempted", "deallocating", "deallocated":
                throw ErrorCode.OperationNotValidOnNode.with("NodeState", node.state());
            default:
                return node;
        }
    }

    private Response disable(Call call) {
        Node node = node(call);
        ObjectNode parameters = call.optionalBody("NodeDisableSchedulingParameter");
        if (!node.tasks().schedulable()) {
            throw ErrorCode.NodeAlreadyInTargetSchedulingState.with();
        }
        String option = Json.text(parameters, "nodeDisableSchedulingOption");
        node.tasks().disableScheduling(option == null ? "requeue" : option);
        return accepted(call, node, 200);
    }

    private Response enable(Call call) {
        Node node = node(call);
        if (node.tasks().schedulable()) {
            throw ErrorCode.NodeAlreadyInTargetSchedulingState.with();
        }
        node.tasks().enableScheduling();
        return accepted(call, node, 200);
    }

    private static Response accepted(Call call, Node node, int status) {
        return new Response(status).header("DataServiceId", call.baseUrl() + "/" + node.path());
    }

    /** A node is a folder of this machine, so its address is the loopback address. */
    private Response login(Call call) {
        reachable(node(call));
        ObjectNode json = Json.object();
        json.put(
                "odata.metadata",
                call.baseUrl()
                        + "/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.remoteloginsettings/@Element");
        json.put("remoteLoginIPAddress", "127.0.0.1").put("remoteLoginPort", 22);
        return Responses.ok(json);
    }

    private Response addUser(Call call) {
        Node node = reachable(node(call));
        String name = call.body("ComputeNodeUser").get("name").asText();
        if (!node.users().add(name)) {
            throw ErrorCode.NodeUserExists.with();
        }
        return accepted(call, node, 201).header("Location", call.baseUrl() + "/" + node.path() + "/users/" + name);
    }

    private Response updateUser(Call call) {
        Node node = reachable(node(call));
        call.body("NodeUpdateUserParameter");
        if (!node.users().contains(call.name("userName"))) {
            throw ErrorCode.NodeUserNotFound.with();
        }
        return accepted(call, node, 200);
    }

    private Response deleteUser(Call call) {
        if (!reachable(node(call)).users().remove(call.name("userName"))) {
            throw ErrorCode.NodeUserNotFound.with();
        }
        return new Response(200);
    }
}
