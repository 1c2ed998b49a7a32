package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Pool;

/** The operations on pools. */
final class PoolOperations extends Operations {
    PoolOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        router.on("Pool_Add", "POST", "/pools", locked(this::add))
                .on("Pool_List", "GET", "/pools", locked(this::list))
                .on("Pool_Get", "GET", "/pools/{poolId}", locked(call -> entity(call, "pools", pool(call))))
                .on("Pool_Exists", "HEAD", "/pools/{poolId}", locked(this::exists))
                .on("Pool_Patch", "PATCH", "/pools/{poolId}", locked(this::patch))
                .on("Pool_Delete", "DELETE", "/pools/{poolId}", locked(this::delete))
                .on("Pool_Resize", "POST", "/pools/{poolId}/resize", locked(this::resize));
    }

    private Response add(Call call) {
        ObjectNode spec = call.body("PoolAddParameter");
        String key = BatchAccount.key(Checks.id(spec));
        Checks.range(spec, "targetDedicatedNodes", 0, Integer.MAX_VALUE);
        Checks.range(spec, "targetLowPriorityNodes", 0, Integer.MAX_VALUE);
        Checks.range(spec, "taskSlotsPerNode", 1, 256);
        if (account().pools().containsKey(key)) {
            throw ErrorCode.PoolExists.with();
        }
        Pool pool = new Pool(account(), spec);
        account().pools().put(key, pool);
        pool.startResize(null);
        return done(201, call, pool);
    }

    private Response list(Call call) {
        return Page.of(call, "pools", account().pools().values().stream().map(Pool::document));
    }

    private Response exists(Call call) {
        Pool pool = pool(call);
        return io.jenkins.plugins.azurerender.emulator.protocol.Answers.tagged(
                new Response(200), pool.entityTag(), pool.lastModified());
    }

    private Response patch(Call call) {
        Pool pool = notDeleting(pool(call));
        pool.change(call.body("PoolPatchParameter"));
        return done(200, call, pool);
    }

    private Response delete(Call call) {
        notDeleting(pool(call)).delete();
        return new Response(202);
    }

    private Response resize(Call call) {
        Pool pool = notDeleting(pool(call));
        ObjectNode wish = call.body("PoolResizeParameter");
        Checks.range(wish, "targetDedicatedNodes", 0, Integer.MAX_VALUE);
        Checks.range(wish, "targetLowPriorityNodes", 0, Integer.MAX_VALUE);
        if (!pool.allocationState().equals("steady")) {
            throw ErrorCode.PoolBeingResized.with();
        }
        pool.resize(
                wish.has("targetDedicatedNodes")
                        ? wish.get("targetDedicatedNodes").asInt()
                        : null,
                wish.has("targetLowPriorityNodes")
                        ? wish.get("targetLowPriorityNodes").asInt()
                        : null,
                Json.text(wish, "nodeDeallocationOption"));
        return done(202, call, pool);
    }

    private static Pool notDeleting(Pool pool) {
        if (pool.is("deleting")) {
            throw ErrorCode.PoolBeingDeleted.with();
        }
        return pool;
    }
}
