package io.jenkins.plugins.azurerender.pools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.batch.StartTask;
import io.jenkins.plugins.azurerender.emulator.BatchEmulator;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The configuration of pools in requests to Azure, and its validation. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PoolConfigurationTest {

    private static final String BLENDER = "studio.azurecr.io/blender@sha256:" + "0f".repeat(32);

    private static final String SUBNET =
            "/subscriptions/0-1/resourceGroups/studio/providers/Microsoft.Network/virtualNetworks/studio/subnets/farm";

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void poolUsesImageVersionAndContainers() throws Exception {
        String create =
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'microsoft-dsvm:ubuntu-hpc:2404:2404.1.7', containers: ['%s', 'blender:4.5']"
                        .formatted(BLENDER);
        WorkflowRun run = studio.run(studio.job(create), Result.SUCCESS);
        assertEquals("microsoft-dsvm:ubuntu-hpc:2404:2404.1.7", pool().image());
        assertEquals(List.of(BLENDER, "blender:4.5"), pool().setup().containers());
        jenkins.assertLogContains("WARNING: the container image blender:4.5 has no digest", run);
        jenkins.assertLogNotContains("WARNING: the container image " + BLENDER, run);
        jenkins.assertLogNotContains("have no renderer", run);

        jenkins.assertLogNotContains("although", studio.run(studio.job(create), Result.SUCCESS));
        WorkflowRun other = studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL', image: 'debian-12', containers: ['blender:5.0'], onDifference: 'reuse'"),
                Result.SUCCESS);
        jenkins.assertLogContains(
                "is reused although its image is microsoft-dsvm:ubuntu-hpc:2404:2404.1.7, not debian-12", other);
        jenkins.assertLogContains("is reused although its nodes do not pull the containers blender:5.0", other);
    }

    @Test
    void differentPoolIsRejectedWithAllDifferences() throws Exception {
        studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1"), Result.SUCCESS);
        WorkflowRun run = studio.run(studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D4s_v3', image: 'debian-12', taskSlotsPerNode: 2, dedicatedNodes: 7,
                  containers: ['blender:5.0'], applications: ['blender:4.5'], startTask: 'true', interNodeCommunication: true, subnet: '%s'
                """.formatted(SUBNET)), Result.FAILURE);
        jenkins.assertLogContains("ERROR: Pool '" + studio.pool + "' has a different configuration: ", run);
        for (String difference : List.of(
                "its VM size is standard_d2s_v3, not Standard_D4s_v3;",
                "its image is microsoft-dsvm:ubuntu-hpc:2404, not debian-12;",
                "it has 1 task slots per node, not 2;",
                "its nodes do not pull the containers blender:5.0;",
                "its nodes do not have the applications blender:4.5;",
                "it has no start task;",
                "inter-node communication is off;",
                "its nodes are in no subnet.",
                "or set onDifference to 'reuse'.")) {
            jenkins.assertLogContains(difference, run);
        }
        assertEquals(1, pool().targetDedicatedNodes());
    }

    @Test
    void poolUsesGalleryImage() throws Exception {
        String image =
                "/subscriptions/0-1/resourceGroups/studio/providers/Microsoft.Compute/galleries/farm/images/blender/versions/4.5.0";
        studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: '%s', nodeAgent: 'batch.node.ubuntu 24.04'"
                                .formatted(image)),
                Result.SUCCESS);
        assertEquals(image, pool().image());
    }

    @Test
    void nodesRunStartTaskVerbatim(@TempDir Path folder) throws Exception {
        String create = """
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, waitMinutes: 1,
                  interNodeCommunication: true, subnet: '%1$s', startTask: '''# prepare
                cd "%2$s"
                echo ready > "it's" && echo "$AZ_BATCH_NODE_IS_DEDICATED" > 'kind'
                '''
                """.formatted(SUBNET, folder);
        studio.run(studio.job(create), Result.SUCCESS);
        assertEquals("ready\n", Files.readString(folder.resolve("it's")));
        assertEquals("true\n", Files.readString(folder.resolve("kind")));
        assertTrue(pool().setup().interNodeCommunication());
        assertEquals(SUBNET, pool().setup().subnet());
        assertFalse(pool().setup().startTask().elevated());

        jenkins.assertLogNotContains("although", studio.run(studio.job(create), Result.SUCCESS));
        jenkins.assertLogNotContains("although", studio.run(studio.job("azureRenderPool id: 'POOL'"), Result.SUCCESS));
        WorkflowRun other = studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL', startTask: 'true', applications: ['blender:4.5'], onDifference: 'reuse'"),
                Result.SUCCESS);
        jenkins.assertLogContains("is reused although it has a different start task", other);
        jenkins.assertLogContains("is reused although its nodes do not have the applications blender:4.5", other);
    }

    @Test
    void failedLineEndsStartTask(@TempDir Path folder) throws Exception {
        WorkflowRun run = studio.run(studio.job("""
                        azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, waitMinutes: 0, startTask: '''
                        false
                        touch "%s/later"
                        '''
                        """.formatted(folder)), Result.FAILURE);
        jenkins.assertLogContains("has 0 of 1 nodes", run);
        assertFalse(Files.exists(folder.resolve("later")));
    }

    @Test
    void elevatedStartTaskMustBeAllowed() throws Exception {
        String create =
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', startTask: 'true', elevatedStartTask: true";
        jenkins.assertLogContains(
                "elevatedStartTask is not allowed on this controller", studio.run(studio.job(create), Result.FAILURE));
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
        AzureRenderConfiguration.get().setElevatedStartTasks(true);
        studio.run(studio.job(create), Result.SUCCESS);
        assertEquals(new StartTask("true", true), pool().setup().startTask());
    }

    @Test
    void blenderInApplicationPackageIsUsed(@TempDir Path folder) throws Exception {
        Path blender = folder.resolve("apps/blender/4.5/blender-4.5-linux-x64/blender");
        Files.createDirectories(blender.getParent());
        Files.writeString(blender, """
                #!/bin/bash
                touch '%s/used'
                exec env PATH="${PATH#*:}" blender "$@"
                """.formatted(folder));
        Files.setPosixFilePermissions(blender, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (BatchEmulator emulator = BatchEmulator.builder()
                .root(folder.resolve("batch"))
                .applications(folder.resolve("apps"))
                .start()) {
            studio.addCredentials(new BatchAccountKey(
                    CredentialsScope.GLOBAL, "packages", "", emulator.account(), Secret.fromString(emulator.key())));
            studio.addAccount(
                    "packages",
                    emulator.url().toString(),
                    "packages",
                    cloud.blobEndpoint().toString(),
                    "storage-key");
            studio.run(studio.jobWithScene("""
                            azureRenderPool account: 'packages', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, applications: ['blender:4.5']
                            node { azureRenderSubmit account: 'packages', scene: 'scene.blend', frames: '1', output: 'a_#' }
                            azureRenderCollect()
                            """), Result.SUCCESS);
            assertTrue(Files.exists(folder.resolve("used")));
            Files.delete(folder.resolve("used"));
            WorkflowRun own = studio.run(studio.jobWithScene("""
                            node { azureRenderSubmit account: 'packages', scene: 'scene.blend', frames: '1', output: 'a_#' }
                            azureRenderCollect()
                            """), Result.SUCCESS);
            jenkins.assertLogContains("using the application package of the account: blender:4.5", own);
            assertTrue(Files.exists(folder.resolve("used")));
            WorkflowRun unknown = studio.run(
                    studio.job(
                            "azureRenderPool account: 'packages', id: 'other', vmSize: 'Standard_D2s_v3', applications: ['maya']"),
                    Result.FAILURE);
            jenkins.assertLogContains("InvalidApplicationPackageReferences", unknown);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: 'ubuntu-hcp'                          | did you mean 'ubuntu-hpc'?
            image: '/communityGalleries/g/images/i'      | set nodeAgent to one of batch.node.debian 12, batch.node.el 8,
            image: 'openlogic:centos:7_9'                | Azure Batch removed its agent for CentOS on 1 July 2024
            image: 'debian-12', containers: ['blender']  | The image 'debian-12' does not support containers: use one of ubuntu-hpc.
            containers: ['blender; id']                  | 'blender; id' is not a valid container image name
            applicationLicenses: ['maya', 'vray']        | applicationLicenses (maya, vray) is no longer supported: Azure retired pay-per-use licenses on 29 February 2024;
            applications: ['blender 4.5']                | 'blender 4.5' is not a valid application package: use application:version
            applications: (1..11).collect { "a$it" }     | The pool has 11 applications: Azure Batch allows at most 10.
            subnet: 'farm'                               | 'farm' is not the resource ID of a subnet
            elevatedStartTask: true                      | elevatedStartTask is set without startTask
            interNodeCommunication: true, spotNodes: 101 | The pool has 101 nodes: with interNodeCommunication, Azure Batch allows at most 100.
            certificates: ['a1b2']                       | certificates is no longer supported:
            """)
    void invalidConfigurationCreatesNoPool(String option, String sentence) throws Exception {
        WorkflowRun run = studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', " + option), Result.FAILURE);
        jenkins.assertLogContains(sentence, run);
        jenkins.assertLogNotContains("\tat ", run);
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    private PoolStatus pool() throws Exception {
        return studio.batch().pool(studio.pool).orElseThrow();
    }
}
