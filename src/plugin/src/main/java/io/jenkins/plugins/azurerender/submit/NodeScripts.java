package io.jenkins.plugins.azurerender.submit;

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

/** Uploads the node scripts of a render to its frames container, from which the nodes download them. */
final class NodeScripts {

    private static final String BLOB_FOLDER = "kit/";

    private final RenderStorage storage;

    NodeScripts(RenderStorage storage) {
        this.storage = storage;
    }

    /** Stores the scripts and returns their SAS URLs, valid for {@code life}, and their paths on the node. */
    List<NodeFile> store(String jobId, RenderPlan plan, NodeSystem system, Duration life) throws StorageException {
        List<NodeFile> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : NodeKit.files(plan, system).entrySet()) {
            String blob = BLOB_FOLDER + file.getKey();
            storage.put(jobId, blob, file.getValue());
            files.add(new NodeFile(
                    storage.signFile(jobId, blob, life), NodeKit.folder(jobId) + "/" + file.getKey(), false));
        }
        return files;
    }
}
