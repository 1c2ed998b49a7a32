package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.batch.Staging;
import io.jenkins.plugins.azurerender.render.NodeKit;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps the staging option of a request to the job preparation of Batch. */
final class NodeStaging {

    private NodeStaging() {}

    /**
     * The files and commands that prepare each node for the job.
     *
     * @param container SAS URL that lists and reads the container of the assets
     */
    static Staging of(
            SubmitRequest request, UploadedAssets assets, URI container, List<NodeFile> files, NodeSystem system) {
        String release = NodeKit.release(system);
        return switch (request.staging().assets()) {
            case DOWNLOAD -> new Staging(container, assets.prefixes(), files, NodeKit.preparation(system), release);
            case MOUNT -> new Staging(null, List.of(), files, NodeKit.preparation(system), release);
            case SYNC ->
                new Staging(
                        null,
                        List.of(),
                        files,
                        NodeKit.sync(),
                        Map.of(
                                "RENDER_ASSETS_URL", folder(container, assets.folder()),
                                "RENDER_ASSETS_FOLDER", assets.folder(),
                                "RENDER_ASSETS_BYTES", String.valueOf(assets.bytes())),
                        release);
        };
    }

    /** Inserts a folder into the path of a container's SAS URL. */
    private static String folder(URI container, String folder) {
        String path = folder.isEmpty()
                ? ""
                : Arrays.stream(folder.split("/"))
                        .map(part -> "/"
                                + URLEncoder.encode(part, StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                        .collect(Collectors.joining());
        return container.toString().replaceFirst("\\?", path.replace("$", "\\$") + "?");
    }

    /** The assets folder on the node. */
    static String assetsFolder(SubmitRequest request, String container) {
        return request.staging().assets().location(container, request.staging().mount());
    }
}
