package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.storage.SignedContainer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which files azureRenderSubmit brings, and when it renders with what is there. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class SubmitAssetsTest {

    private final String project = "show-" + UUID.randomUUID();
    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void assetsAreBroughtOnceAndRenderedLaterWithoutThem() throws Exception {
        WorkflowJob bring = studio.jobWithScene("""
                node {
                  def name = azureRenderSubmit(scene: 'scene.blend', project: 'PROJECT', upload: 'only', includes: 'lib/**', excludes: '**/*.psd')
                  echo "brought to ${name}"
                }
                """.replace("PROJECT", project));
        write(bring, "lib/wood.png", "lib/wood.psd", "other.png");
        WorkflowRun brought = studio.run(bring, Result.SUCCESS);
        jenkins.assertLogContains("brought to " + project, brought);
        jenkins.assertLogContains("2 files, ", brought);
        assertEquals(Set.of("scene.blend", "lib/wood.png"), stored());
        assertEquals(List.of(), Studio.renders(brought));

        WorkflowRun rendered = studio.run(studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', project: 'PROJECT', upload: 'none', frames: '1', output: 'a_#'
                }
                azureRenderCollect()
                """.replace("PROJECT", project)), Result.SUCCESS);
        jenkins.assertLogContains("as they are in project " + project, rendered);
        assertEquals(1, Studio.renders(rendered).get(0).getFramesDone());
        studio.assertNothingRunsOn(rendered);
    }

    @Test
    void aSceneThatWasNeverBroughtIsNamed() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                node {
                  azureRenderSubmit scene: 'other.blend', project: 'PROJECT', upload: 'none', frames: '1', output: 'a_#'
                }
                """.replace("PROJECT", project));
        jenkins.assertLogContains(
                "There is no project '%s' in storage: bring it once with upload: 'only'.".formatted(project),
                studio.run(job, Result.FAILURE));
        studio.storage().createContainer(project, java.util.Map.of());
        jenkins.assertLogContains(
                "The scene 'other.blend' is not in the project '%s': bring it once with upload: 'only'."
                        .formatted(project),
                studio.run(job, Result.FAILURE));
    }

    @Test
    void whatCannotBeMeantIsRefusedAtOnce() throws Exception {
        assertRefused("upload: 'some'", "upload is 'some': set it to changed, only, none.");
        assertRefused("missingAssets: 'ignore'", "missingAssets is 'ignore': set it to fail, warn.");
        assertRefused(
                "upload: 'only', searchPaths: ['none']",
                "The search path 'none' is not a folder on this agent: give one in the workspace, or the path of one that is mounted there.");
        assertRefused(
                "upload: 'none', assets: 'lib', frames: '1', output: 'a_#'",
                "The scene 'scene.blend' is not in the assets folder 'lib': choose a folder that holds both.");
    }

    private void assertRefused(String parameter, String sentence) throws Exception {
        WorkflowJob job =
                studio.jobWithScene("node { azureRenderSubmit scene: 'scene.blend', pool: 'POOL', " + parameter + " }");
        jenkins.assertLogContains(sentence, studio.run(job, Result.FAILURE));
    }

    private Set<String> stored() throws Exception {
        URI url = studio.storage().sign(project, Access.READ, Duration.ofMinutes(5));
        return new TreeSet<>(
                new SignedContainer(url, Duration.ofSeconds(5)).list("").keySet());
    }

    private void write(WorkflowJob job, String... names) throws Exception {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        for (String name : names) {
            workspace.child(name).getParent().mkdirs();
            workspace.child(name).write(name, "UTF-8");
        }
        assertTrue(workspace.exists());
    }
}
