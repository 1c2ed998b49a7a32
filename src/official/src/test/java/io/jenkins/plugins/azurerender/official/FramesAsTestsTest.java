package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The junit step accepts the test results of azureRenderCollect. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FramesAsTestsTest {

    @Test
    void testResultsOfABuildAreItsFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#'
                  azureRenderCollect()
                  azureRenderSubmit scene: 'broken.blend', frames: '3', output: 'b_#'
                  try {
                    azureRenderCollect(testResults: 'frames.xml', retries: 0)
                  } finally {
                    junit 'frames.xml'
                  }
                }
                """);
        studio.put(job, Scenes.dot(), "scene.blend");
        studio.put(job, Scenes.withoutCamera(), "broken.blend");
        WorkflowRun run = studio.run(job, Result.FAILURE);
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            JSONObject tests = JSONObject.fromObject(web.goTo(run.getUrl() + "testReport/api/json", "application/json")
                    .getWebResponse()
                    .getContentAsString());
            assertEquals(1, tests.getInt("failCount"));
            JSONObject frame = tests.getJSONArray("suites")
                    .getJSONObject(0)
                    .getJSONArray("cases")
                    .getJSONObject(0);
            assertEquals("frame 0003", frame.getString("name"));
            assertEquals("broken", frame.getString("className"));
            assertTrue(frame.getString("errorDetails").contains("the scene cannot be rendered"), frame::toString);
            assertTrue(frame.getString("errorStackTrace").contains("camera"), frame::toString);
        }
    }
}
