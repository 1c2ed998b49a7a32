package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.ApplicationPackageReference;
import com.microsoft.azure.batch.protocol.models.AzureBlobFileSystemConfiguration;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.MountConfiguration;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskContainerSettings;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node brings in beside resource files: mounts, application packages, containers; and what it refuses. */
class StorageTest {
    @TempDir
    Path folder;

    private BlobServer blobs;
    private Local local;

    @BeforeEach
    void start() throws Exception {
        blobs = new BlobServer();
        String base = "http://127.0.0.1:" + URI.create(blobs.container("c")).getPort();
        Files.createDirectories(folder.resolve("blender/4.5"));
        Files.writeString(folder.resolve("blender/4.5/version.txt"), "4.5");
        local = new Local(BatchEmulator.builder()
                .applications(folder)
                .storage(new StorageAccounts(base + "/{container}", null, null)));
    }

    @AfterEach
    void stop() {
        local.close();
        blobs.close();
    }

    @Test
    void aMountedContainerIsAFolderThatIsWrittenBack() throws Exception {
        blobs.put("scenes/shot/in.txt", "in");
        local.client()
                .poolOperations()
                .createPool(Local.pool("pool", 1)
                        .withMountConfiguration(List.of(new MountConfiguration()
                                .withAzureBlobFileSystemConfiguration(new AzureBlobFileSystemConfiguration()
                                        .withAccountName("any")
                                        .withContainerName("scenes")
                                        .withSasKey("sig=good")
                                        .withRelativeMountPath("data")))));
        local.job("job", "pool");
        local.client()
                .taskOperations()
                .createTask(
                        "job", Local.task("one", "cd $AZ_BATCH_NODE_MOUNTS_DIR/data; cat shot/in.txt > shot/out.txt"));
        assertEquals(0, local.completed("job", "one").executionInfo().exitCode());
        assertEquals("in", blobs.text("scenes/shot/out.txt"));
    }

    @Test
    void anApplicationPackageIsFoundThroughItsVariable() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.client()
                .taskOperations()
                .createTask(
                        "job",
                        Local.task("one", "cat $AZ_BATCH_APP_PACKAGE_blender_4_5/version.txt")
                                .withApplicationPackageReferences(List.of(new ApplicationPackageReference()
                                        .withApplicationId("blender")
                                        .withVersion("4.5"))));
        local.completed("job", "one");
        assertEquals("4.5", local.output("job", "one", "stdout.txt"));
        assertEquals(
                List.of("4.5"),
                local.client().applicationOperations().getApplication("blender").versions());
    }

    @Test
    void aContainerTaskRunsWithTheSameVariablesAndItsImageIsNoted() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.client()
                .taskOperations()
                .createTask(
                        "job",
                        Local.task("one", "echo $AZ_BATCH_TASK_ID")
                                .withContainerSettings(new TaskContainerSettings().withImageName("blender:4.5")));
        CloudTask task = local.completed("job", "one");
        assertEquals("one\n", local.output("job", "one", "stdout.txt"));
        assertEquals("exited", task.executionInfo().containerInfo().state());
        assertEquals(
                "blender:4.5",
                local.emulator().control().ledger().ofKind("container").get(0).detail());
    }

    @Test
    void aBlobWhoseNameLeadsOutOfTheFolderIsRefused() throws Exception {
        blobs.put("assets/../../escaped.txt", "no");
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.client()
                .taskOperations()
                .createTask(
                        "job",
                        Local.task("one", "true")
                                .withResourceFiles(List.of(
                                        new ResourceFile().withStorageContainerUrl(blobs.container("assets")))));
        CloudTask task = local.completed("job", "one");
        assertEquals(
                "ResourceFileWriteFailed", task.executionInfo().failureInfo().code());
    }

    @Test
    void aMissingContainerAndAMissingLinkedAccountAreToldApart() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.client()
                .taskOperations()
                .createTask(
                        "job",
                        Local.task("gone", "true")
                                .withResourceFiles(List.of(
                                        new ResourceFile().withStorageContainerUrl(blobs.container("missing")))));
        local.client()
                .taskOperations()
                .createTask(
                        "job",
                        Local.task("unlinked", "true")
                                .withResourceFiles(List.of(new ResourceFile().withAutoStorageContainerName("assets"))));
        assertEquals(
                "ResourceContainerNotFound",
                local.completed("job", "gone").executionInfo().failureInfo().code());
        String message =
                local.completed("job", "unlinked").executionInfo().failureInfo().message();
        assertTrue(message.contains("auto storage"), message);
    }
}
