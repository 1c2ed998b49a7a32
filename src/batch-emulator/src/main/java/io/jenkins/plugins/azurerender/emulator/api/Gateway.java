package io.jenkins.plugins.azurerender.emulator.api;

import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Handler;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Answers;
import io.jenkins.plugins.azurerender.emulator.protocol.ApiVersion;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.protocol.ServiceException;
import io.jenkins.plugins.azurerender.emulator.protocol.SharedKey;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The account's door: lets in who is signed in, finds the operation, and dresses every answer. */
public final class Gateway implements Handler {
    private static final Logger LOGGER = Logger.getLogger(Gateway.class.getName());

    private final BatchAccount account;
    private final SharedKey sharedKey;
    private final Router router = new Router();

    public Gateway(BatchAccount account, SharedKey sharedKey) {
        this.account = account;
        this.sharedKey = sharedKey;
        List.of(
                        new PoolOperations(account),
                        new NodeOperations(account),
                        new JobOperations(account),
                        new TaskOperations(account),
                        new FileOperations(account),
                        new AccountOperations(account))
                .forEach(operations -> operations.addTo(router));
    }

    @Override
    public Response handle(Request request) {
        String requestId = UUID.randomUUID().toString();
        Response response;
        try {
            response = answer(request);
        } catch (ServiceException e) {
            response = error(e, requestId);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The call " + request.method() + " " + request.rawPath() + " failed", e);
            response = error(ErrorCode.InternalError.with(), requestId);
        }
        account.ledger().add("call", request.method() + " " + request.rawPath(), String.valueOf(response.status()));
        return dress(response, request, requestId);
    }

    private Response answer(Request request) {
        authenticate(request);
        ApiVersion.check(request);
        Router.Match match = router.find(request);
        Call call = new Call(request, match.path(), request.query(), account.url());
        return match.operation().answer(call);
    }

    private void authenticate(Request request) {
        String authorization = request.header("Authorization");
        if (authorization == null) {
            throw ErrorCode.InvalidAuthenticationInfo.with(
                    "AuthenticationErrorDetail", "The Authorization header is missing.");
        }
        if (!authorization.startsWith("SharedKey ")) {
            throw ErrorCode.InvalidAuthenticationInfo.with(
                    "AuthenticationErrorDetail", "The Authorization header's scheme is not supported.");
        }
        sharedKey.check(request, Instant.now());
    }

    private static Response error(ServiceException e, String requestId) {
        String trailer = "\nRequestId:" + requestId + "\nTime:" + Instant.now();
        return new Response(e.code().status())
                .header("Content-Type", "application/json; odata=minimalmetadata")
                .body(Body.of(Json.bytes(e.body(trailer))));
    }

    private static Response dress(Response response, Request request, String requestId) {
        response.header("Server", "Microsoft-HTTPAPI/2.0")
                .header("DataServiceVersion", "3.0")
                .header("Date", Answers.date(Instant.now()))
                .header("request-id", requestId);
        if (Boolean.parseBoolean(request.header("return-client-request-id"))) {
            response.header("client-request-id", request.header("client-request-id"));
        }
        return response;
    }
}
