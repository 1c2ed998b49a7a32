package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Pool;
import java.time.Duration;
import java.util.List;

/** Operations on the automatic scaling of pools. */
final class AutoScaleOperations extends Operations {
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(30);

    AutoScaleOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        String one = "/pools/{poolId}/";
        router.on("Pool_EnableAutoScale", "POST", one + "enableautoscale", locked(this::enable))
                .on("Pool_DisableAutoScale", "POST", one + "disableautoscale", locked(this::disable))
                .on("Pool_EvaluateAutoScale", "POST", one + "evaluateautoscale", locked(this::evaluate));
    }

    private Response enable(Call call) {
        Pool pool = conditional(call, pool(call));
        if (pool.is("deleting")) {
            throw ErrorCode.PoolBeingDeleted.with();
        }
        ObjectNode parameters = call.body("PoolEnableAutoScaleParameter");
        boolean already = Json.bool(pool.spec(), false, "enableAutoScale");
        if (!already && !parameters.has("autoScaleFormula")) {
            throw ErrorCode.MissingRequiredProperty.with("PropertyName", "autoScaleFormula");
        }
        if (parameters.has("autoScaleFormula")) {
            PoolValidation.formula(parameters.get("autoScaleFormula").asText());
        }
        PoolValidation.interval(parameters);
        if (pool.autoScaling().enabledAt().isAfter(account().now().minus(MIN_INTERVAL))) {
            throw ErrorCode.TooManyEnableAutoScaleRequests.with();
        }
        if (!pool.allocationState().equals("steady")) {
            throw ErrorCode.PoolBeingResized.with();
        }
        pool.spec().setAll(parameters);
        pool.spec().put("enableAutoScale", true);
        if (!pool.spec().has("autoScaleEvaluationInterval")) {
            pool.spec().put("autoScaleEvaluationInterval", "PT15M");
        }
        pool.change(Json.object());
        pool.autoScaling().begin();
        return done(200, call, pool);
    }

    private Response disable(Call call) {
        Pool pool = conditional(call, pool(call));
        pool.spec().put("enableAutoScale", false);
        pool.spec().remove(List.of("autoScaleFormula", "autoScaleEvaluationInterval"));
        pool.change(Json.object());
        pool.autoScaling().end();
        return done(200, call, pool);
    }

    private Response evaluate(Call call) {
        Pool pool = pool(call);
        String formula = call.body("PoolEvaluateAutoScaleParameter")
                .get("autoScaleFormula")
                .asText();
        if (!Json.bool(pool.spec(), false, "enableAutoScale")) {
            throw ErrorCode.OperationNotValidOnPool.with("Reason", "Automatic scaling is not enabled on the pool.");
        }
        if (formula.length() > 8192) {
            throw ErrorCode.AutoScalingFormulaTooLong.with();
        }
        ObjectNode run = Json.object();
        run.put("odata.metadata", call.baseUrl() + "/$metadata#autoscalerun");
        run.setAll(pool.autoScaling().evaluate(formula));
        return Responses.ok(run).header("DataServiceId", call.baseUrl() + "/" + pool.path() + "/evaluateautoscale");
    }
}
