package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Azure processes each request but the first response is lost, so that each request is sent twice. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class LostResponsesTest {

    @Test
    void repeatedRequestsCreateResourcesOnce(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Set<String> sent = ConcurrentHashMap.newKeySet();
        Predicate<String> firstChange =
                request -> !request.startsWith("GET") && !request.startsWith("HEAD") && sent.add(request);
        WorkflowRun run;
        try (GatedProxy batch = GatedProxy.losing(cloud.batchUrl(), firstChange);
                GatedProxy storage = GatedProxy.losing(cloud.blobEndpoint(), firstChange)) {
            studio.addAccount(
                    "losing", batch.url().toString(), "batch-key", storage.url().toString(), "storage-key");
            WorkflowJob job = studio.jobWithScene("""
                    withAzureRenderPool(account: 'losing', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) {
                      node { azureRenderSubmit account: 'losing', scene: 'scene.blend', frames: '1-2', output: 'a_#' }
                      azureRenderCollect()
                    }
                    """);
            run = studio.run(job, Result.SUCCESS);
        }
        String render = Studio.renders(run).get(0).getJobId();
        assertEquals(1, count(cloud, "pool-added", "pools/" + studio.pool));
        assertEquals(1, count(cloud, "job-added", "jobs/" + render));
        assertEquals(2, Studio.tasks(studio.batch(), render));
        assertEquals(0, studio.batch().pool(studio.pool).orElseThrow().targetDedicatedNodes());
        assertTrue(Listed.containers(studio.storage(), render).isEmpty());
        for (String lost :
                Set.of("POST /pools?", "POST /jobs?", "PATCH /jobs/" + render, "/addtaskcollection", "/resize")) {
            assertFalse(sent.stream().noneMatch(request -> request.contains(lost)), lost);
        }
    }

    private static long count(LocalCloud cloud, String kind, String subject) {
        return cloud.emulator().control().ledger().ofKind(kind).stream()
                .filter(entry -> entry.subject().equals(subject))
                .count();
    }
}
