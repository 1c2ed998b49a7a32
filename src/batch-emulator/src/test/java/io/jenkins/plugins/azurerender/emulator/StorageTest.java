package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.*;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts, application packages, containers, linked storage and resource files of nodes. */
@Tag("unit")
class StorageTest {
    @TempDir
    Path folder;

    private BlobServer blobs;
    private LocalBatch local;

    @BeforeEach
    void start() throws Exception {
        blobs = new BlobServer();
        String base = "http://127.0.0.1:" + URI.create(blobs.container("c")).getPort();
        Files.createDirectories(folder.resolve("blender/4.5"));
        Files.writeString(folder.resolve("blender/4.5/version.txt"), "4.5");
        local = new LocalBatch(BatchEmulator.builder()
                .applications(folder)
                .storage(new StorageAccounts(base + "/{container}", null, null)));
    }

    @AfterEach
    void stop() {
        local.close();
        blobs.close();
    }

    @Test
    void mountedContainerIsDownloadedAndUploaded() throws Exception {
        blobs.put("scenes/shot/in.txt", "in");
        local.client()
                .poolOperations()
                .createPool(LocalBatch.pool("pool", 1)
                        .withMountConfiguration(List.of(new MountConfiguration()
                                .withAzureBlobFileSystemConfiguration(new AzureBlobFileSystemConfiguration()
                                        .withAccountName("any")
                                        .withContainerName("scenes")
                                        .withSasKey("sig=good")
                                        .withRelativeMountPath("data")))));
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "cd $AZ_BATCH_NODE_MOUNTS_DIR/data; cat shot/in.txt > shot/out.txt"));
        assertEquals(0, local.completed("job", "one").executionInfo().exitCode());
        assertEquals("in", blobs.text("scenes/shot/out.txt"));
    }

    @Test
    void applicationPackageFolderIsInItsVariable() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("one", "cat $AZ_BATCH_APP_PACKAGE_blender_4_5/version.txt")
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
    void containerTaskRunsLocallyAndImageIsRecorded() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("one", "echo $AZ_BATCH_TASK_ID")
                        .withContainerSettings(new TaskContainerSettings().withImageName("blender:4.5")));
        CloudTask task = local.completed("job", "one");
        assertEquals("one\n", local.output("job", "one", "stdout.txt"));
        assertEquals("exited", task.executionInfo().containerInfo().state());
        assertEquals(
                "blender:4.5",
                local.emulator().control().ledger().ofKind("container").get(0).detail());
    }

    @Test
    void blobNameThatLeavesTaskFolderFailsTask() throws Exception {
        blobs.put("assets/../../escaped.txt", "no");
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("one", "true")
                        .withResourceFiles(
                                List.of(new ResourceFile().withStorageContainerUrl(blobs.container("assets")))));
        CloudTask task = local.completed("job", "one");
        assertEquals(
                "ResourceFileWriteFailed", task.executionInfo().failureInfo().code());
    }

    @Test
    void missingContainerAndMissingLinkedAccountHaveDistinctErrors() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("gone", "true")
                        .withResourceFiles(
                                List.of(new ResourceFile().withStorageContainerUrl(blobs.container("missing")))));
        local.add(
                "job",
                LocalBatch.task("unlinked", "true")
                        .withResourceFiles(List.of(new ResourceFile().withAutoStorageContainerName("assets"))));
        assertEquals(
                "ResourceContainerNotFound",
                local.completed("job", "gone").executionInfo().failureInfo().code());
        String message =
                local.completed("job", "unlinked").executionInfo().failureInfo().message();
        assertTrue(message.contains("auto storage"), message);
    }

    @Test
    void fileSharesAreVisibleOnAllNodes() throws Exception {
        MountConfiguration files = new MountConfiguration()
                .withAzureFileShareConfiguration(new AzureFileShareConfiguration()
                        .withAccountName("studio")
                        .withAccountKey("a2V5")
                        .withAzureFileUrl("https://studio.file.core.windows.net/assets")
                        .withRelativeMountPath("S"));
        MountConfiguration nfs = new MountConfiguration()
                .withNfsMountConfiguration(new NFSMountConfiguration()
                        .withSource("10.0.0.9:/export/out")
                        .withRelativeMountPath("a/out"));
        MountConfiguration cifs = new MountConfiguration()
                .withCifsMountConfiguration(new CIFSMountConfiguration()
                        .withSource("//filer/textures")
                        .withUsername("me")
                        .withPassword("secret")
                        .withRelativeMountPath("textures"));
        MountConfiguration odd = new MountConfiguration()
                .withNfsMountConfiguration(new NFSMountConfiguration()
                        .withSource("../../some nfs url")
                        .withRelativeMountPath("odd"));
        MountConfiguration wrongKey = new MountConfiguration()
                .withAzureBlobFileSystemConfiguration(new AzureBlobFileSystemConfiguration()
                        .withAccountName("any")
                        .withContainerName("scenes")
                        .withAccountKey("no key")
                        .withRelativeMountPath("blobs"));
        Path shares = folder.resolve("shares");
        Files.createDirectories(shares.resolve("studio.file.core.windows.net/assets"));
        Files.writeString(shares.resolve("studio.file.core.windows.net/assets/scene.txt"), "scene");
        try (LocalBatch two = new LocalBatch(BatchEmulator.builder().shares(shares))) {
            two.client()
                    .poolOperations()
                    .createPool(LocalBatch.pool("pool", 2)
                            .withMountConfiguration(List.of(files, nfs, cifs, odd, wrongKey)));
            two.job("job", "pool");
            String where = "cd $AZ_BATCH_NODE_MOUNTS_DIR; ";
            two.client()
                    .taskOperations()
                    .createTasks(
                            "job",
                            List.of(
                                    LocalBatch.task(
                                            "one",
                                            where
                                                    + "cp S/scene.txt a/out/; until test -e a/out/seen; do sleep 0.05; done"),
                                    LocalBatch.task(
                                            "two",
                                            where
                                                    + "until test -s a/out/scene.txt; do sleep 0.05; done; touch a/out/seen")));
            two.completed("job", "two");
            assertEquals(0, two.completed("job", "one").executionInfo().exitCode());
            assertEquals("scene", Files.readString(shares.resolve("10.0.0.9/export/out/scene.txt")));
            assertTrue(Files.isDirectory(shares.resolve("filer/textures")));
            assertTrue(Files.isDirectory(shares.resolve("_some_nfs_url")));
        }
        assertTrue(Files.exists(shares.resolve("10.0.0.9/export/out/scene.txt")));
    }

    @Test
    void linkedAccountGrantsAccessToContainersAndIdentities() throws Exception {
        blobs.put("assets/a.txt", "linked");
        blobs.put("assets/b.txt", "identity");
        String base = "http://127.0.0.1:" + URI.create(blobs.container("c")).getPort() + "/";
        ComputeNodeIdentityReference identity = new ComputeNodeIdentityReference().withResourceId("/subscriptions/one");
        StorageAccounts linked = new StorageAccounts(base + "{container}", "linked", "a2V5");
        try (LocalBatch with = new LocalBatch(BatchEmulator.builder().storage(linked))) {
            with.readyPool("pool", 1);
            with.job("job", "pool");
            with.add(
                    "job",
                    LocalBatch.task("one", "cat in/a.txt b.txt > out.txt")
                            .withResourceFiles(List.of(
                                    new ResourceFile()
                                            .withAutoStorageContainerName("assets")
                                            .withFilePath("in"),
                                    new ResourceFile()
                                            .withHttpUrl(base + "assets/b.txt")
                                            .withFilePath("b.txt")
                                            .withIdentityReference(identity)))
                            .withOutputFiles(List.of(new OutputFile()
                                    .withFilePattern("out.txt")
                                    .withDestination(new OutputFileDestination()
                                            .withContainer(new OutputFileBlobContainerDestination()
                                                    .withContainerUrl(base + "frames")
                                                    .withIdentityReference(identity)))
                                    .withUploadOptions(new OutputFileUploadOptions()
                                            .withUploadCondition(OutputFileUploadCondition.TASK_SUCCESS)))));
            assertEquals(null, with.completed("job", "one").executionInfo().failureInfo());
            assertEquals("linkedidentity", blobs.text("frames/out.txt"));
            with.add(
                    "job",
                    LocalBatch.task("two", "true")
                            .withResourceFiles(List.of(new ResourceFile()
                                    .withHttpUrl(base + "assets/b.txt")
                                    .withFilePath("b.txt"))));
            assertEquals(
                    "BlobAccessDenied",
                    with.completed("job", "two").executionInfo().failureInfo().code());
        }
    }

    @Test
    void resourceFilesHaveRequestedMode() throws Exception {
        blobs.put("assets/run.sh", "#!/bin/sh\necho ran");
        local.readyPool("pool", 1);
        local.job("job", "pool");
        String url = blobs.container("assets").replace("?", "/run.sh?");
        local.add(
                "job",
                LocalBatch.task("one", "stat -c %a run.sh plain bare; ./run.sh")
                        .withResourceFiles(List.of(
                                new ResourceFile()
                                        .withHttpUrl(url)
                                        .withFilePath("run.sh")
                                        .withFileMode("0755"),
                                new ResourceFile()
                                        .withHttpUrl(url)
                                        .withFilePath("plain")
                                        .withFileMode("640"),
                                new ResourceFile().withHttpUrl(url).withFilePath("bare"))));
        local.completed("job", "one");
        assertEquals("755\n640\n770\nran\n", local.output("job", "one", "stdout.txt"));
    }
}
