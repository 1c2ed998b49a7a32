package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Images;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds with a render that uses the frames of another one. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ChainedRendersTest {

    @TempDir
    private Path folder;

    @Test
    void framesOfOneRenderAreAssetsOfTheNext(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'plate_####' }
                azureRenderCollect()
                node {
                  unarchive mapping: ['plate_*.png': 'plates']
                  azureRenderSubmit scene: 'comp.nk', frames: '1-2', output: 'comp_####', includes: 'plates/*.png',
                      renderer: custom(command: 'cp "$(dirname "$RENDER_SCENE")/plates/plate_000$RENDER_FIRST.png" "$RENDER_FILE"')
                }
                azureRenderCollect()
                """);
        studio.put(job, Scenes.sample().resolve("README.md"), "comp.nk");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        assertEquals(2, Studio.renders(run).size());
        Scenes.blender(Scenes.dot().toString(), "-o", folder + "/dot_####", "-F", "PNG", "-f", "2");
        Images.assertSame(folder.resolve("dot_0002.png"), Images.artifact(run, "comp_0002.png"));
    }

    @Test
    void failedRenderPreventsTheNextSubmit(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'plate_####', retries: 0 }
                azureRenderCollect retries: 0
                node { azureRenderSubmit scene: 'scene.blend', frames: '2', output: 'comp_####' }
                """);
        studio.put(job, Scenes.withoutCamera(), "scene.blend");

        WorkflowRun run = studio.run(job, Result.FAILURE);

        assertEquals(1, Studio.renders(run).size());
    }
}
