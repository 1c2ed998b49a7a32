package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Signs in to both sides of a render account and changes nothing there. */
final class ConnectionCheck {

    /** No pool and no container has this name; asking for it shows whether one may ask. */
    private static final String NOBODY = "azure-render-connection-test";

    /** Whoever pressed the button waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ConnectionCheck() {}

    /** What is wrong, a sentence for each side; empty when both are well. */
    static List<String> problems(RenderAccount account, CredentialsLookup reachable) {
        List<String> problems = new ArrayList<>();
        attempt(problems, () -> RenderCloud.openBatch(account, reachable, PATIENCE)
                .pool(NOBODY));
        attempt(problems, () -> {
            var storage = RenderCloud.openStorage(account, reachable, PATIENCE);
            storage.containers(NOBODY);
            storage.sign(NOBODY, Access.READ, Duration.ofMinutes(1)); // an identity needs a right of its own for it
        });
        return problems;
    }

    private interface Side {
        void ask() throws IOException;
    }

    private static void attempt(List<String> problems, Side side) {
        try {
            side.ask();
        } catch (IOException x) {
            problems.add(x.getMessage());
        }
    }
}
