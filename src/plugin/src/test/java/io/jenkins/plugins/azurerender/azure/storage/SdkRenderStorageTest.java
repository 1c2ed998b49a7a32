package io.jenkins.plugins.azurerender.azure.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("cloud")
@ExtendWith(LocalCloudExtension.class)
class SdkRenderStorageTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final String container = "t-" + UUID.randomUUID();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void sasUrlOfFileAllowsOnlyReading(LocalCloud cloud) throws Exception {
        RenderStorage storage =
                new SdkRenderStorage(cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), HOUR);
        storage.createContainer(container, Map.of());
        storage.put(container, "one", "first".getBytes());
        storage.put(container, "one", "second".getBytes());
        storage.put(container, "two", "other".getBytes());
        URI file = storage.signFile(container, "one", HOUR);

        HttpRequest read = HttpRequest.newBuilder(file).build();
        assertEquals("second", client.send(read, BodyHandlers.ofString()).body());
        assertEquals(
                403, status(HttpRequest.newBuilder(URI.create(file.toString().replace("/one?", "/two?")))));
        assertEquals(
                403,
                status(HttpRequest.newBuilder(
                        URI.create(file.toString().replace("/one?", "?restype=container&comp=list&")))));
        assertEquals(
                403,
                status(HttpRequest.newBuilder(file)
                        .header("x-ms-blob-type", "BlockBlob")
                        .PUT(HttpRequest.BodyPublishers.ofString("mine"))));
        assertEquals(403, status(HttpRequest.newBuilder(file).DELETE()));
        storage.deleteContainer(container);
        storage.deleteContainer(container);
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
