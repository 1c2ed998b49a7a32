package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Findings of the preflight in a submit and in a dry run. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PreflightStepTest {

    /** The account cannot be reached, so that a request to Azure would fail. */
    @Test
    void findingsAreReportedBeforeAnyRequest(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        studio.addAccount("unreachable", "http://localhost:9", "batch-key", "http://localhost:9/a", "storage-key");
        WorkflowJob job = studio.job("""
                def attempt(parameters) {
                  try { azureRenderSubmit(parameters + [scene: 's.blend', frames: '1', output: 's_#', account: 'unreachable']) }
                  catch (problem) { echo "refused ${problem.message}" }
                }
                node {
                  attempt(preflight: 'fail')
                  attempt(preflight: 'fail', dryRun: true)
                  attempt(dryRun: true)
                }
                """);
        studio.put(job, Scenes.withoutCamera(), "s.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        List<String> lines = JenkinsRule.getLog(run)
                .lines()
                .filter(line -> line.contains("refused ") || line.contains("no active camera"))
                .toList();
        String refusal = "refused preflight is 'fail', and the render has 1 warning: the scene has no active camera";
        assertEquals(
                List.of(refusal, refusal, "[Azure Render] scene    warning: the scene has no active camera"), lines);
        assertEquals(List.of(), Studio.renders(run));
    }
}
