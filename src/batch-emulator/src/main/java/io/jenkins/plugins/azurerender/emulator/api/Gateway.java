package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Handler;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.ApiVersion;
import io.jenkins.plugins.azurerender.emulator.protocol.Authentication;
import io.jenkins.plugins.azurerender.emulator.protocol.BearerTokens;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.RequestLimits;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.protocol.ServiceException;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Entry point of the REST service: authenticates a request, runs its operation and adds the common headers. */
public final class Gateway implements Handler {
    private static final Logger LOGGER = Logger.getLogger(Gateway.class.getName());
    private static final int MAX_LOGGED_PATH = 500;
    private static final String ERROR_METADATA =
            "/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element";
    private static final String CHALLENGE =
            "Bearer authorization_uri=\"https://login.microsoftonline.com/organizations\"" + ", resource_id=\""
                    + BearerTokens.AUDIENCE + "\"";

    private final BatchAccount account;
    private final Authentication authentication;
    private final CallFaults faults;
    private final Router router = new Router();

    public Gateway(BatchAccount account, Authentication authentication) {
        this.account = account;
        this.authentication = authentication;
        this.faults = new CallFaults(account.switches());
        List.of(
                        new PoolOperations(account),
                        new AutoScaleOperations(account),
                        new NodeOperations(account),
                        new JobOperations(account),
                        new JobLifecycleOperations(account),
                        new JobScheduleOperations(account),
                        new TaskOperations(account),
                        new FileOperations(account),
                        new AccountOperations(account))
                .forEach(operations -> operations.addTo(router));
    }

    /** Returns the operations: name, then verb and path. */
    public Map<String, String> operations() {
        return router.operations();
    }

    @Override
    public Response handle(Request request) {
        String requestId = UUID.randomUUID().toString();
        String operation = "unknown";
        Response response;
        try {
            faults.before();
            authentication.check(request, authenticationTime());
            ApiVersion.check(request);
            RequestLimits.check(request);
            Router.Match match = router.find(request);
            operation = match.name();
            Call call = new Call(request, match.path(), request.query(), account.url());
            response = match.operation().run(call);
        } catch (ServiceException e) {
            response = faults.retryAfter(error(e, requestId, account.url()));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The call " + request.method() + " " + request.rawPath() + " failed", e);
            response = error(ErrorCode.InternalError.with(), requestId, account.url());
        }
        String path = request.rawPath();
        String subject = request.method() + " " + path.substring(0, Math.min(path.length(), MAX_LOGGED_PATH));
        account.ledger().add("call", subject, operation + " " + response.status());
        return faults.after(operation, addCommonHeaders(response, request, requestId));
    }

    private Instant authenticationTime() {
        Duration skew = account.switches().duration("clock-skew");
        return skew == null ? Instant.now() : Instant.now().plus(skew);
    }

    private static Response error(ServiceException e, String requestId, String baseUrl) {
        if (e.code() == ErrorCode.NotModified) {
            return new Response(304);
        }
        String trailer = "\nRequestId:" + requestId + "\nTime:" + Instant.now();
        ObjectNode json = Json.object();
        json.put("odata.metadata", baseUrl + ERROR_METADATA);
        json.setAll(e.body(trailer));
        return new Response(e.code().status())
                .header("Content-Type", "application/json; odata=minimalmetadata")
                .header("WWW-Authenticate", e.code().status() == 401 ? CHALLENGE : null)
                .body(Body.of(Json.bytes(json)));
    }

    private Response addCommonHeaders(Response response, Request request, String requestId) {
        response.header("Server", "Microsoft-HTTPAPI/2.0")
                .header("DataServiceVersion", "3.0")
                .header("Date", Responses.date(authenticationTime()))
                .header("request-id", requestId);
        if (Boolean.parseBoolean(request.header("return-client-request-id"))) {
            response.header("client-request-id", request.header("client-request-id"));
        }
        return response;
    }
}
