package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The option {@code logPatterns} determines the failure class, and so whether a frame is retried. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class LogPatternsOptionTest {

    @TempDir
    private Path folder;

    @Test
    void patternsDetermineFailureClassAndRetry(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Path patterns = folder.resolve("patterns.txt");
        Files.writeString(patterns, """
                # messages of the studio's own renderer
                progress  bucket (?<done>\\d+) of (?<total>\\d+)
                memory    arena \\w+ exhausted
                """);
        String command = "echo bucket 3 of 4; echo Arena B12 exhausted; exit 1";

        FrameTable without = render(studio, patterns, command, "");
        FrameRow unknown = without.row(1).orElseThrow();
        assertEquals(FailureClass.UNKNOWN, unknown.failureClass());
        assertEquals(1, unknown.attempt(), "an unknown failure is retried once");

        FrameTable with = render(studio, patterns, command, "logPatterns: 'render/patterns.txt',");
        FrameRow memory = with.row(1).orElseThrow();
        assertEquals(FailureClass.MEMORY, memory.failureClass());
        assertEquals(0, memory.attempt(), "a node of the same size would run out of memory again");
        String problem = with.problem(memory.task()).orElseThrow().summary();
        assertTrue(problem.endsWith(" at 75 % of its last frame"), problem);
    }

    @Test
    void ignoredLineDoesNotCountAsFailure(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Path patterns = folder.resolve("patterns.txt");
        Files.writeString(patterns, "ignore  out of memory budget\nsaved  stored (?<file>\\S+)\n");
        String command = "echo Out of memory budget, swapping; echo stored /tmp/left/a_0001.L.png";

        FrameTable without = render(studio, patterns, command, "");
        assertEquals(FailureClass.MEMORY, without.row(1).orElseThrow().failureClass());

        FrameTable with = render(studio, patterns, command, "logPatterns: 'render/patterns.txt',");
        FrameRow row = with.row(1).orElseThrow();
        assertEquals(FailureClass.NO_IMAGE, row.failureClass());
        assertEquals("is missing; the last file its task saved is 'a_0001.L.png'", row.problem());
    }

    /** Runs a build that renders one frame with a command that writes no image; returns its frame table. */
    private static FrameTable render(Studio studio, Path patterns, String command, String options) throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                node {
                  azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_####', retries: 0, %s
                    renderer: custom(command: '%s')
                }
                azureRenderCollect(onIncomplete: 'unstable')
                """.formatted(options, command));
        studio.put(job, patterns, "render/patterns.txt");
        WorkflowRun run = studio.run(job, Result.UNSTABLE);
        return RenderAction.of(run).frames(Studio.renders(run).get(0));
    }
}
