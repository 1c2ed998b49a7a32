package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.StubRenderers;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Dry runs, and renders that are skipped because nothing changed. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderPlanningTest {

    @TempDir
    private Path folder;

    @Test
    void dryRunReportsThePlanWithoutAnAccount(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        AzureRenderConfiguration.get().setAccounts(List.of());
        WorkflowJob job = studio.job("""
                node { azureRenderSubmit scene: 'it\\'s.blend', frames: '1-240x2', output: 'b/s_####', chunk: 10, order: 'every-6', dryRun: true, secondsPerFrame: 90, then: movie() }
                def collected = azureRenderCollect()
                echo "collected ${collected.frames}"
                """);
        studio.put(job, Scenes.dot(), "it's.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains("plan     frames:   1-239x2 (120 frames), as b/s_####.png", run);
        jenkins.assertLogContains("plan     tasks:    13, first task f0001-0019", run);
        jenkins.assertLogContains("plan     assets:   1 file, ", run);
        jenkins.assertLogContains("blender --background --factory-startup --disable-autoexec", run);
        jenkins.assertLogContains(" 'ASSETS/it'\\''s.blend' ", run);
        jenkins.assertLogContains("plan     estimate: 3.00 node hours at 90.0 seconds per frame", run);
        jenkins.assertLogContains("nothing is collected: a dry run", run);
        jenkins.assertLogContains("collected 0", run);
        String plan = text(run, "render-plan-1.txt");
        assertTrue(plan.contains("\nf0001-0019  frames 1-19x2\n    blender "), plan);
        assertTrue(plan.contains("\n    -> b/s_0239.png\n"), plan);
        assertEquals(List.of(), Studio.renders(run));
    }

    @Test
    void dryRunEstimatesTheCost(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        AzureRenderConfiguration.get().setAccounts(List.of());
        WorkflowJob job = studio.jobWithScene("""
                node { azureRenderSubmit scene: 'scene.blend', frames: '1-100', output: 's_####', dryRun: true, secondsPerFrame: 72,
                    autoPool: [vmSize: 'Standard_D8ds_v5', dedicatedNodes: 4, taskSlotsPerNode: 2, pricePerNodeHour: 0.5] }
                """);

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains(
                "plan     estimate: 1.00 node hours (0.50 at 0.5 each) at 72.0 seconds per frame", run);
        jenkins.assertLogContains("auto pool: 4 dedicated and 0 Spot nodes, VM size Standard_D8ds_v5, image", run);
    }

    @Test
    void dryRunReportsTheDefaultsOfTheAutoPool(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.jobWithScene(
                "node { azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 's_####', dryRun: true, timeLimitHours: 3 }");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains(
                "auto pool: 2 dedicated and 0 Spot nodes, VM size Standard_D8ds_v5, image ubuntu-hpc; costs money until the job ends: 6.00 node hours at most",
                run);
    }

    @Test
    void unchangedSceneIsSkipped(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        StubRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'a.abc', frames: '1-2', output: 's_####', skipUnchanged: true,
                    renderer: custom(command: 'sleep 1.1; cp "%s/image.png" "$RENDER_FILE"') }
                echo "frames: ${azureRenderCollect().frames}"
                """.formatted(folder));
        studio.put(job, Scenes.dot(), "a.abc");
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        jenkins.jenkins.getWorkspaceFor(job).child("a.abc").touch(1_000_000_000_000L);

        WorkflowRun second = studio.run(job, Result.NOT_BUILT);

        jenkins.assertLogContains(
                "nothing is rendered: scene, assets and settings are unchanged since build #1", second);
        jenkins.assertLogContains("frames: 2", second);
        assertEquals(List.of(), Studio.renders(second));
        assertEquals(first, job.getLastSuccessfulBuild());

        jenkins.jenkins.getWorkspaceFor(job).child("a.abc").write("another scene", "UTF-8");
        WorkflowRun third = studio.run(job, Result.SUCCESS);
        assertEquals(1, Studio.renders(third).size());
        assertEquals(
                1,
                JenkinsRule.getLog(third)
                        .lines()
                        .filter(
                                line -> line.matches(
                                        ".* plan     estimate: 0.00 node hours, about \\d+ s on 1 node, plus starting nodes; from build #1: \\d\\.\\d s per frame, including start-up"))
                        .count());
        jenkins.assertLogNotContains("plan     estimate", first);
        studio.run(job, Result.NOT_BUILT);
    }

    @Test
    void framesThatAreNoArtifactsAreRenderedAgain(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        StubRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'a.abc', frames: '1', output: 's_####', skipUnchanged: true,
                    renderer: custom(command: 'cp "%s/image.png" "$RENDER_FILE"')
                  azureRenderCollect into: 'renders', archive: false
                }
                """.formatted(folder));
        studio.put(job, Scenes.dot(), "a.abc");
        studio.run(job, Result.SUCCESS);
        assertEquals(1, Studio.renders(studio.run(job, Result.SUCCESS)).size());
    }

    @Test
    void changedSettingsAreRendered(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        StubRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'a.abc', frames: '1', output: 's_####', skipUnchanged: true,
                    environment: [[name: 'LOOK', value: "${currentBuild.number}"]],
                    renderer: custom(command: 'cp "%s/image.png" "$RENDER_FILE"') }
                azureRenderCollect()
                """.formatted(folder));
        studio.put(job, Scenes.dot(), "a.abc");
        studio.run(job, Result.SUCCESS);
        assertEquals(1, Studio.renders(studio.run(job, Result.SUCCESS)).size());
    }

    private static String text(WorkflowRun run, String name) throws Exception {
        try (InputStream in = run.getArtifactManager().root().child(name).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
