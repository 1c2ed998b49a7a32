package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;

/** Operations on pools. */
final class PoolOperations extends Operations {
    PoolOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        String one = "/pools/{poolId}";
        router.on("Pool_Add", "POST", "/pools", locked(this::add))
                .on("Pool_List", "GET", "/pools", locked(this::list))
                .on("Pool_Get", "GET", one, locked(call -> entity(call, "pools", pool(call))))
                .on("Pool_Exists", "HEAD", one, locked(this::exists))
                .on("Pool_Patch", "PATCH", one, locked(this::patch))
                .on("Pool_UpdateProperties", "POST", one + "/updateproperties", locked(this::replace))
                .on("Pool_Delete", "DELETE", one, locked(this::delete))
                .on("Pool_Resize", "POST", one + "/resize", locked(this::resize))
                .on("Pool_StopResize", "POST", one + "/stopresize", locked(this::stopResize))
                .on("Pool_RemoveNodes", "POST", one + "/removenodes", locked(this::removeNodes));
    }

    private Response add(Call call) {
        ObjectNode spec = call.body("PoolAddParameter");
        String key = BatchAccount.key(Validation.id(spec));
        PoolValidation.check(spec, account().applications());
        if (account().pools().containsKey(key)) {
            throw account().pools().get(key).is("deleting")
                    ? ErrorCode.PoolBeingDeleted.with()
                    : ErrorCode.PoolExists.with();
        }
        if (account().poolQuotaReached()) {
            throw ErrorCode.PoolQuotaReached.with();
        }
        Pool pool = new Pool(account(), spec);
        account().pools().put(key, pool);
        pool.begin();
        return done(201, call, pool);
    }

    private Response list(Call call) {
        return Page.of(call, "pools", account().pools().values(), Pool::position, pool -> Statistics.addTo(call, pool));
    }

    private Response exists(Call call) {
        Pool pool = conditional(call, pool(call));
        return Responses.tagged(new Response(200), pool.entityTag(), pool.lastModified());
    }

    private Response patch(Call call) {
        Pool pool = modifiable(call);
        ObjectNode changes = call.body("PoolPatchParameter");
        PoolValidation.check(changes, account().applications());
        pool.change(changes);
        return done(200, call, pool);
    }

    private Response replace(Call call) {
        Pool pool = modifiable(call);
        ObjectNode changes = call.body("PoolUpdatePropertiesParameter");
        PoolValidation.check(changes, account().applications());
        pool.spec().remove(List.of("startTask", "metadata", "applicationPackageReferences", "certificateReferences"));
        pool.change(changes);
        return done(204, call, pool);
    }

    private Response delete(Call call) {
        modifiable(call).delete();
        return new Response(202);
    }

    private Response resize(Call call) {
        Pool pool = modifiable(call);
        ObjectNode parameters = call.body("PoolResizeParameter");
        PoolValidation.sizes(parameters);
        if (!parameters.has("targetDedicatedNodes") && !parameters.has("targetLowPriorityNodes")) {
            throw ErrorCode.MissingRequiredProperty.with("PropertyName", "targetDedicatedNodes");
        }
        if (Json.bool(pool.spec(), false, "enableAutoScale")) {
            throw ErrorCode.OperationNotValidOnPool.with(
                    "Reason", "Automatic scaling is enabled on the pool; disable it before resizing.");
        }
        checkSteady(pool);
        if (parameters.has("resizeTimeout")) {
            pool.spec().set("resizeTimeout", parameters.get("resizeTimeout"));
        }
        pool.resize(
                parameters.has("targetDedicatedNodes")
                        ? parameters.get("targetDedicatedNodes").asInt()
                        : null,
                parameters.has("targetLowPriorityNodes")
                        ? parameters.get("targetLowPriorityNodes").asInt()
                        : null,
                Json.text(parameters, "nodeDeallocationOption"));
        return done(202, call, pool);
    }

    private Response stopResize(Call call) {
        Pool pool = modifiable(call);
        if (!pool.allocationState().equals("resizing")) {
            throw ErrorCode.OperationInvalidForCurrentState.with("Reason", "The pool is not resizing.");
        }
        pool.stopResize();
        return done(202, call, pool);
    }

    private Response removeNodes(Call call) {
        Pool pool = modifiable(call);
        ObjectNode parameters = call.body("NodeRemoveParameter");
        JsonNode ids = parameters.get("nodeList");
        if (ids.isEmpty() || ids.size() > 100) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", "nodeList", "Reason", "It must contain 1 to 100 node ids.");
        }
        checkSteady(pool);
        List<Node> nodes = new ArrayList<>();
        for (JsonNode id : ids) {
            Node node = pool.nodes().get(id.asText());
            if (node == null) {
                throw ErrorCode.NodeNotFound.with("NodeId", id.asText());
            }
            nodes.add(node);
        }
        pool.removeNodes(nodes, Json.text(parameters, "nodeDeallocationOption"));
        return done(202, call, pool);
    }

    private static void checkSteady(Pool pool) {
        if (!pool.allocationState().equals("steady")) {
            throw ErrorCode.PoolBeingResized.with();
        }
    }

    private Pool modifiable(Call call) {
        Pool pool = conditional(call, pool(call));
        if (pool.is("deleting")) {
            throw ErrorCode.PoolBeingDeleted.with();
        }
        return pool;
    }
}
