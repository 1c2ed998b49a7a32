package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.render.NodeKit;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Uploads the node scripts of a render to a container that nodes can read but not change. */
final class NodeScripts {

    private final RenderStorage storage;

    NodeScripts(RenderStorage storage) {
        this.storage = storage;
    }

    /** Stores the scripts and returns their SAS URLs, valid for {@code life}, and their paths on the node. */
    List<NodeFile> store(String jobId, RenderPlan plan, NodeSystem system, Duration life) throws StorageException {
        String container = ResourceNames.nodeContainer(jobId);
        List<NodeFile> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : NodeKit.files(plan, system).entrySet()) {
            String blob = file.getKey();
            storage.put(container, blob, file.getValue());
            files.add(new NodeFile(storage.signFile(container, blob, life), NodeKit.folder(jobId) + "/" + blob, false));
        }
        return files;
    }
}
