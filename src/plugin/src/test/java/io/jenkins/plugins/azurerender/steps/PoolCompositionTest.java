package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a pool is made of, as Azure is told, and what of it is refused before Azure is asked. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PoolCompositionTest {

    private static final String BLENDER = "studio.azurecr.io/blender@sha256:" + "0f".repeat(32);

    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void aPoolIsMadeOfOneVersionOfAnImageWithContainers() throws Exception {
        String make =
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'microsoft-dsvm:ubuntu-hpc:2404:2404.1.7', containers: ['%s', 'blender:4.5']"
                        .formatted(BLENDER);
        WorkflowRun run = studio.run(studio.job(make), Result.SUCCESS);
        assertEquals("microsoft-dsvm:ubuntu-hpc:2404:2404.1.7", pool().image());
        assertEquals(List.of(BLENDER, "blender:4.5"), pool().setup().containers());
        jenkins.assertLogContains("WARNING: the container image blender:4.5 has no digest", run);
        jenkins.assertLogNotContains("WARNING: the container image " + BLENDER, run);

        jenkins.assertLogNotContains("although", studio.run(studio.job(make), Result.SUCCESS));
        WorkflowRun other = studio.run(
                studio.job("azureRenderPool id: 'POOL', image: 'debian-12', containers: ['blender:5.0']"),
                Result.SUCCESS);
        jenkins.assertLogContains(
                "is reused although its image is microsoft-dsvm:ubuntu-hpc:2404:2404.1.7, not debian-12", other);
        jenkins.assertLogContains("is reused although its nodes do not fetch the containers blender:5.0", other);
    }

    @Test
    void aPoolIsMadeOfAnImageOfAGallery() throws Exception {
        String image =
                "/subscriptions/0-1/resourceGroups/studio/providers/Microsoft.Compute/galleries/farm/images/blender/versions/4.5.0";
        studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: '%s', nodeAgent: 'batch.node.ubuntu 24.04'"
                                .formatted(image)),
                Result.SUCCESS);
        assertEquals(image, pool().image());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: 'ubuntu-hcp'                          | did you mean 'ubuntu-hpc'?
            image: '/communityGalleries/g/images/i'      | set nodeAgent to one of batch.node.debian 12, batch.node.el 8,
            image: 'openlogic:centos:7_9'                | Azure Batch removed its agent for CentOS on 1 July 2024
            image: 'debian-12', containers: ['blender']  | The image 'debian-12' cannot run containers: choose one of ubuntu-hpc.
            containers: ['blender; id']                  | The container 'blender; id' is no name of a container image
            applicationLicenses: ['maya', 'vray']        | applicationLicenses (maya, vray) cannot be used any more: Azure ended pay-per-use licences on 29 February 2024;
            certificates: ['a1b2']                       | certificates cannot be used any more:
            """)
    void whatCannotBeHadIsSaidAndNothingIsMade(String option, String sentence) throws Exception {
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
