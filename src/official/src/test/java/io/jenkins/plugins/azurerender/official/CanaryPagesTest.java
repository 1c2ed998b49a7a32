package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.security.Canary;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pages, forms and the remote API contain no secrets, even for an administrator. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CanaryPagesTest {

    @Test
    void pagesContainNoKeyOrSignature(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }
                azureRenderCollect()
                """);
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        String render = run.getUrl() + "azure-render/render/"
                + Studio.renders(run).get(0).getJobId() + "/";
        Canary canary = Canary.of(cloud.batchKey(), cloud.storageKey());
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            web.getOptions().setThrowExceptionOnScriptError(false);
            for (String page : List.of(
                    job.getUrl(),
                    job.getUrl() + "configure",
                    job.getUrl() + "config.xml",
                    run.getUrl(),
                    run.getUrl() + "consoleFull",
                    run.getUrl() + "api/json?depth=3",
                    render,
                    render + "api/json?depth=3",
                    "manage/configure",
                    "manage/azure-render-janitor/",
                    "manage/credentials/store/system/domain/_/",
                    "manage/credentials/store/system/domain/_/credential/batch-key/update",
                    "manage/credentials/store/system/domain/_/credential/storage-key/update")) {
                String text = web.goTo(page, null).getWebResponse().getContentAsString();
                assertTrue(!text.isEmpty(), page);
                canary.scan(page, text);
            }
        }
        assertEquals(List.of(), canary.found());
    }
}
