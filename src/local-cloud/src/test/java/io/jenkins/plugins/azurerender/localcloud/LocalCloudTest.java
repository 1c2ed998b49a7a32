package io.jenkins.plugins.azurerender.localcloud;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("cloud")
@ExtendWith(LocalCloudExtension.class)
class LocalCloudTest {
    @TempDir
    Path folder;

    @Test
    void taskReadsFromStorageAndWritesToStorage(LocalCloud cloud) throws Exception {
        BlobContainerClient assets = container(cloud, "assets");
        BlobContainerClient frames = container(cloud, "frames");
        assets.getBlobClient("shots/textures/wood.txt").upload(BinaryData.fromString("oak"));
        BatchClient batch = client(cloud);
        batch.poolOperations().createPool("io-pool", "standard_d2s_v3", ubuntu(), 1);
        batch.jobOperations().createJob("io-job", new PoolInformation().withPoolId("io-pool"));
        batch.taskOperations()
                .createTask(
                        "io-job",
                        new TaskAddParameter()
                                .withId("copy")
                                .withCommandLine(
                                        "/bin/sh -c \"mkdir out && tr a-z A-Z < shots/textures/wood.txt > out/frame.txt\"")
                                .withResourceFiles(
                                        List.of(new ResourceFile().withStorageContainerUrl(Blobs.url(assets, "rl"))))
                                .withOutputFiles(List.of(upTo(Blobs.url(frames, "rwc")))));

        CloudTask done = waitForCompletion(batch, "io-job", "copy");

        assertEquals(
                0,
                done.executionInfo().exitCode(),
                () -> String.valueOf(done.executionInfo().failureInfo()));
        assertEquals(
                "OAK", frames.getBlobClient("done/frame.txt").downloadContent().toString());
        batch.jobOperations().deleteJob("io-job");
        batch.poolOperations().deletePool("io-pool");
    }

    @Test
    void cloudIsSharedWithinARun(LocalCloud one, LocalCloud other) {
        assertSame(one, other);
    }

    @Test
    void closeEndsBothServicesAndDeletesNodes() throws Exception {
        LocalCloud closed = LocalCloud.start(folder);
        assertTrue(Files.isDirectory(folder.resolve("batch")));

        closed.close();

        assertFalse(responses(closed.batchUrl()));
        assertFalse(responses(closed.blobEndpoint()));
        assertFalse(Files.exists(folder.resolve("batch")));
    }

    @Test
    void commandLinePrintsConnectionSettings(LocalCloud cloud) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        Main.describe(cloud, new PrintStream(printed, true, StandardCharsets.UTF_8));

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.contains("export AZURE_BATCH_ENDPOINT='" + cloud.batchUrl() + "'"), lines::toString);
        assertTrue(lines.contains("export AZURE_BATCH_ACCESS_KEY='" + cloud.batchKey() + "'"), lines::toString);
        assertTrue(
                lines.contains("export AZURE_STORAGE_CONNECTION_STRING='DefaultEndpointsProtocol=http;AccountName="
                        + cloud.storageAccount() + ";AccountKey=" + cloud.storageKey() + ";BlobEndpoint="
                        + cloud.blobEndpoint() + ";'"),
                lines::toString);
    }

    private static BlobContainerClient container(LocalCloud cloud, String name) {
        BlobContainerClient container =
                Blobs.container(cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), name);
        container.create();
        return container;
    }

    private static BatchClient client(LocalCloud cloud) {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    private static VirtualMachineConfiguration ubuntu() {
        return new VirtualMachineConfiguration()
                .withNodeAgentSKUId("batch.node.ubuntu 22.04")
                .withImageReference(new ImageReference()
                        .withPublisher("microsoft-dsvm")
                        .withOffer("ubuntu-hpc")
                        .withSku("2204")
                        .withVersion("latest"));
    }

    private static OutputFile upTo(String containerUrl) {
        return new OutputFile()
                .withFilePattern("out/*.txt")
                .withDestination(new OutputFileDestination()
                        .withContainer(new OutputFileBlobContainerDestination()
                                .withContainerUrl(containerUrl)
                                .withPath("done")))
                .withUploadOptions(
                        new OutputFileUploadOptions().withUploadCondition(OutputFileUploadCondition.TASK_SUCCESS));
    }

    private static CloudTask waitForCompletion(BatchClient batch, String job, String task) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> batch.taskOperations().getTask(job, task), seen -> seen.state() == TaskState.COMPLETED);
    }

    private static boolean responses(URI service) {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
