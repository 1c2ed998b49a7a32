package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.MissingFrames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A render that fails in the same way for each frame costs a few starts of the renderer. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class BrokenRenderTest {

    private static final String PAUSE = "io.jenkins.plugins.azurerender.submit.FailurePause.seconds";
    private static final int NODES = 4;

    @TempDir
    Path folder;

    @AfterEach
    void resetPause() {
        System.setProperty(PAUSE, "0");
    }

    /** A node waits longer after a failed frame than the collect step needs, so no number depends on its speed. */
    @Test
    void framesThatFailInTheSameWayCostAtMostThreeStartsAndOneForEachNode(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        System.setProperty(PAUSE, "3600");
        Path image = CollectFixture.image(folder, 1);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: %s
                node {
                  writeFile file: 'x.dat', text: 'scene'
                  azureRenderSubmit scene: 'x.dat', frames: '1-240', output: 'bad_####', name: 'bad',
                    renderer: custom(command: 'echo $RENDER_FIRST >>%s/starts; echo "Error: no rig in $RENDER_FIRST" >&2; exit 1')
                  azureRenderSubmit scene: 'x.dat', frames: '1-6', output: 'good_####', name: 'good',
                    renderer: custom(command: 'cp %s "$RENDER_FILE"')
                }
                def result = azureRenderCollect onIncomplete: 'unstable'
                echo "${result.frames} archived, ${result.failed} failed, ${result.notRendered} not rendered"
                """.formatted(NODES, folder, image));
        WorkflowRun run = studio.run(job, Result.UNSTABLE);
        int starts = Files.readAllLines(folder.resolve("starts")).size();
        assertTrue(starts >= 3 && starts <= 3 + NODES, starts + " starts");
        RenderRecord bad = Studio.renders(run).get(0);
        FrameTable table = RenderAction.of(run).frames(bad);
        assertEquals(240, table.count(FrameState.FAILED) + table.count(FrameState.NOT_RENDERED));
        assertEquals(240, MissingFrames.of(run, bad).size(), "a later build renders them");
        assertEquals(starts, table.count(FrameState.FAILED));
        jenkins.assertLogContains(
                "the render was stopped because %s frames failed in the same way (stopAfter: 3).".formatted(starts),
                run);
        jenkins.assertLogContains("6 archived, %s failed, %s not rendered".formatted(starts, 240 - starts), run);
        assertTrue(Studio.renders(run).get(1).getStop().isEmpty(), "the other render continues");
        assertTrue(studio.batch().job(bad.getBatchJob()).orElseThrow().ended(), "its nodes have no more work");
    }

    /** Ten frames fail, each for another reason; in the other render, two reasons alternate. */
    @Test
    void scatteredAndAlternatingFailuresDoNotStopARender(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Path image = CollectFixture.image(folder, 1);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: %s
                node {
                  writeFile file: 'x.dat', text: 'scene'
                  azureRenderSubmit scene: 'x.dat', frames: '1-120', output: 'scattered_####', name: 'scattered',
                    renderer: custom(command: '''%s''')
                  azureRenderSubmit scene: 'x.dat', frames: '1-16', output: 'alternating_####', name: 'alternating',
                    renderer: custom(command: '''%s''')
                }
                azureRenderCollect onIncomplete: 'unstable', retries: 0
                """.formatted(
                        NODES,
                        "w=(rig map lens hair fog fur sky sea sun eye); if ((RENDER_FIRST % 12)); then cp " + image
                                + " \"$RENDER_FILE\"; else echo \"Error: no ${w[RENDER_FIRST / 12 - 1]}\" >&2; exit 1; fi",
                        "w=(rig map); echo \"Error: no ${w[RENDER_FIRST % 2]}\" >&2; exit 1"));
        WorkflowRun run = studio.run(job, Result.UNSTABLE);
        List<RenderRecord> renders = Studio.renders(run);
        assertEquals(
                Map.of(FrameState.ARCHIVED, 110, FrameState.FAILED, 10),
                RenderAction.of(run).frames(renders.get(0)).counts());
        assertEquals(
                Map.of(FrameState.FAILED, 16),
                RenderAction.of(run).frames(renders.get(1)).counts());
        jenkins.assertLogNotContains("was stopped", run);
    }

    /** Jenkins restarts after each poll that finds nothing to download. */
    @Test
    void equalFailuresAreCountedAcrossRestarts(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Path image = CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-9", 1).submit(1, task -> switch (task.id()) {
            case "f0001" -> "cp %s a_1.png".formatted(image);
            case "f0002", "f0003", "f0004" -> "echo Error: Cannot read file %s; exit 1".formatted(task.id());
            default -> "sleep 1000";
        });
        farm.record.markLimits(3, 0);
        farm.runUntil(() -> {
            if (farm.table().count(FrameState.DONE) == 0) { // else the next call downloads
                farm.restart();
            }
            return farm.table().rows().stream().allMatch(row -> row.state().isEnd());
        });
        assertEquals(
                "3 of 9 frames are missing or damaged (2-4): task f0002 ended with exit code 1 on node %s: the scene cannot be rendered (Error: Cannot read file f0002); open the scene in its application and fix it. 5 of 9 frames were not rendered (5-9): the render was stopped because 3 frames failed in the same way (stopAfter: 3)."
                        .formatted(farm.table().row(2).orElseThrow().run().node()),
                assertThrows(AbortException.class, farm::end).getMessage());
        assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 9), MissingFrames.of(farm.build, farm.record));
    }
}
