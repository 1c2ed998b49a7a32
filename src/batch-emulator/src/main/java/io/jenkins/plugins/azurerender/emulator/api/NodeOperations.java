package io.jenkins.plugins.azurerender.emulator.api;

import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Answers;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Node;

/** The operations on nodes. */
final class NodeOperations extends Operations {
    NodeOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        router.on("ComputeNode_List", "GET", "/pools/{poolId}/nodes", locked(this::list))
                .on("ComputeNode_Get", "GET", "/pools/{poolId}/nodes/{nodeId}", locked(this::get));
    }

    private Response list(Call call) {
        return Page.of(call, "nodes", pool(call).nodes().values().stream().map(Node::document));
    }

    private Response get(Call call) {
        Node node = node(call);
        return Answers.entity(call, "nodes", node.document(), null, node.lastModified())
                .header("Last-Modified", null);
    }
}
