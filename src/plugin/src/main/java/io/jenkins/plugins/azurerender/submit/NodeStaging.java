package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.batch.Staging;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.render.NodeKit;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Batch is to bring to each node, by the way a step asks for. */
final class NodeStaging {

    private NodeStaging() {}

    /** @param container link that lists and reads the container of the assets */
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

    /** The link with a folder of the container in it. */
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

    /** Where the node's script finds the assets. */
    static String place(SubmitRequest request, String container) {
        NodeAssets way = request.staging().assets();
        return way.place(container, request.staging().mount());
    }
}
