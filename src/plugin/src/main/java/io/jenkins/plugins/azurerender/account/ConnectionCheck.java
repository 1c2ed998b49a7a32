package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tests the connection to both accounts of a render account, without any change. */
final class ConnectionCheck {

    /** A name that no pool or container has: a request for it only shows whether access is allowed. */
    private static final String UNUSED_NAME = "azure-render-connection-test";

    /** The user waits for the result. */
    private static final Duration RETRY_LIMIT = Duration.ofSeconds(5);

    private ConnectionCheck() {}

    /** Returns an error for each account that cannot be accessed. */
    static List<String> problems(RenderAccount account, CredentialsLookup lookup) {
        List<String> problems = new ArrayList<>();
        attempt(problems, () -> RenderCloud.openBatch(account, lookup, RETRY_LIMIT)
                .pool(UNUSED_NAME));
        attempt(problems, () -> {
            var storage = RenderCloud.openStorage(account, lookup, RETRY_LIMIT);
            storage.containers(UNUSED_NAME, container -> {});
            storage.sign(
                    UNUSED_NAME, Access.READ, Duration.ofMinutes(1)); // needs a separate permission for an identity
        });
        return problems;
    }

    private interface Request {
        void send() throws IOException;
    }

    private static void attempt(List<String> problems, Request request) {
        try {
            request.send();
        } catch (IOException x) {
            problems.add(x.getMessage());
        }
    }
}
