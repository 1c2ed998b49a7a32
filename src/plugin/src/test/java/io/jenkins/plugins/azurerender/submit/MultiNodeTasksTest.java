package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Images;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Multi-instance tasks: several nodes render a frame together. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class MultiNodeTasksTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void primaryNodeRendersAfterCoordinationAndKnowsAllHosts() throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 3, interNodeCommunication: true
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '4-5', output: 'n_####', renderer: custom(nodes: 3,
                    coordination: 'test -f "$AZ_BATCH_JOB_PREP_WORKING_DIR/scene.blend" && touch "FOLDER/$AZ_BATCH_TASK_ID at $AZ_BATCH_NODE_ID"',
                    command: '''
                      ready=("FOLDER/$AZ_BATCH_TASK_ID at"*)
                      IFS=, read -ra hosts <<<"$AZ_BATCH_HOST_LIST"
                      [[ ${#ready[@]} == 3 && ${#hosts[@]} == 3 && $AZ_BATCH_IS_CURRENT_NODE_MASTER == true ]] || exit 9
                      blender -b "$RENDER_SCENE" -o "$RENDER_OUTPUT" -F "$RENDER_FORMAT" -f "$RENDER_FIRST"''')
                }
                azureRenderCollect()
                """.replace("FOLDER", folder.toString()));

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        Path expected = Files.createDirectories(folder.resolve("expected"));
        Scenes.blender(Scenes.dot().toString(), "-o", expected + "/n_####", "-F", "PNG", "-f", "4..5");
        for (String frame : Set.of("n_0004.png", "n_0005.png")) {
            Images.assertSame(expected.resolve(frame), Images.artifact(run, frame));
        }
    }

    @Test
    void failedCoordinationFailsTheFrame() throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2, interNodeCommunication: true
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'n_####', retries: 0, renderer: custom(nodes: 2,
                    coordination: 'exit 3', command: 'touch FOLDER/rendered')
                }
                azureRenderCollect retries: 0
                """.replace("FOLDER", folder.toString()));

        WorkflowRun run = studio.run(job, Result.FAILURE);

        jenkins.assertLogContains("task f0001 did not run on node", run);
        assertFalse(Files.exists(folder.resolve("rendered")));
    }
}
