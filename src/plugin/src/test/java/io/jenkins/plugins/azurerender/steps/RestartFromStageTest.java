package io.jenkins.plugins.azurerender.steps;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.collect.CollectFixture;
import io.jenkins.plugins.azurerender.collect.UncollectedRenderCleanup;
import io.jenkins.plugins.azurerender.jenkins.RenderThreads;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build that is restarted at the stage of its collect step continues with the renders of the earlier build. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RestartFromStageTest {

    private static final String SUBMIT = """
            azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
            node {
              azureRenderSubmit scene: 'scene.png', frames: '1-2', output: 'a_#', renderer: custom(command: 'COMMAND')
            }
            """;
    private static final String COPY = "cp \"$RENDER_SCENE\" \"$RENDER_FILE\"";
    private static final String COLLECT = "def r = azureRenderCollect(retries: 0); echo \"collected ${r.frames}\"";

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void openRenderIsTakenOverAndACompleteOneIsReported() throws Exception {
        WorkflowJob job = job(SUBMIT.replace("COMMAND", COPY));
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        define(job, COLLECT);
        WorkflowRun second = restart(first, Result.SUCCESS);
        jenkins.assertLogContains("collected 2", second);
        assertEquals(List.of("a_1.png", "a_2.png"), frames(second));
        studio.assertNothingRunsOn(second);

        WorkflowRun third = restart(first, Result.SUCCESS);
        jenkins.assertLogContains("nothing is collected: build #2 has all frames of 'scene'", third);
        jenkins.assertLogContains("collected 2", third);

        WorkflowRun ordinary = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains("No render was submitted in this build: call azureRenderSubmit", ordinary);
        WorkflowRun fifth = restart(ordinary, Result.FAILURE);
        jenkins.assertLogContains("nor in build #4, which it restarts: restart it at the stage of", fifth);
    }

    @Test
    void framesOfACollectThatFailedAreFetchedAgain() throws Exception {
        WorkflowJob job = job(SUBMIT.replace("COMMAND", "[ $RENDER_FIRST = 1 ] && " + COPY + " || exit 3") + COLLECT);
        WorkflowRun first = studio.run(job, Result.FAILURE);
        define(job, COLLECT);
        WorkflowRun second = restart(first, Result.FAILURE);
        assertEquals(List.of("a_1.png"), frames(second));
        jenkins.assertLogContains("1 of 2 frames are missing or damaged (2)", second);

        define(
                job,
                "azureRenderCollect job: '%s', onIncomplete: 'unstable'"
                        .formatted(Studio.renders(first).get(0).getJobId()));
        WorkflowRun third = restart(second, Result.UNSTABLE);
        assertEquals(List.of("a_1.png"), frames(third));

        first.delete();
        WorkflowRun fourth = restart(second, Result.FAILURE);
        jenkins.assertLogContains("Build #1, which submitted render", fourth);
        second.delete();
        WorkflowRun fifth = restart(second, Result.FAILURE);
        jenkins.assertLogContains("and the build that it restarts was deleted", fifth);
    }

    @Test
    void renderThatAnotherRestartedBuildCollectsIsLeftToIt() throws Exception {
        Path flag = folder.resolve("flag");
        String command = "[ $RENDER_FIRST = 2 ] || until [ -f FLAG ]; do sleep 0.1; done; " + COPY;
        WorkflowJob job = job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2
                node {
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', renderer: custom(command: 'COMMAND')
                  azureRenderSubmit scene: 'scene.png', frames: '2', output: 'a_#', renderer: custom(command: 'COMMAND')
                }
                """.replace("COMMAND", command.replace("FLAG", flag.toString())));
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        String busy = Studio.renders(first).get(0).getJobId();
        String free = Studio.renders(first).get(1).getJobId();

        define(job, "echo \"collected ${azureRenderCollect(job: '%s').frames}\"".formatted(busy));
        WorkflowRun second = schedule(first).waitForStart();
        await("collect of the second build").until(() -> Studio.renders(second).size() == 1);

        String refusal = "Another build is collecting render %s: wait until it has ended.".formatted(busy);
        WorkflowRun third = restart(first, Result.FAILURE);
        jenkins.assertLogContains(refusal, third);
        assertEquals(List.of(), Studio.renders(third), "its end must not terminate the Batch job");

        define(job, "azureRenderCollect()");
        WorkflowRun fourth = restart(first, Result.FAILURE);
        jenkins.assertLogContains(refusal, fourth);
        assertEquals(List.of("a_2.png"), frames(fourth));
        assertEquals(
                List.of(free),
                Studio.renders(fourth).stream().map(RenderRecord::getJobId).toList());
        for (WorkflowRun refused : List.of(third, fourth)) {
            new UncollectedRenderCleanup().onCompleted(refused, TaskListener.NULL);
        }
        RenderThreads.awaitIdle();

        Files.createFile(flag);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
        jenkins.assertLogContains("collected 1", second);
        assertEquals(List.of("a_1.png"), frames(second));
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = studio.job(script);
        studio.put(job, CollectFixture.image(folder, 1), "scene.png");
        return job;
    }

    private static void define(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
    }

    private WorkflowRun restart(WorkflowRun run, Result result) throws Exception {
        return jenkins.assertBuildStatus(result, schedule(run));
    }

    private static QueueTaskFuture<WorkflowRun> schedule(WorkflowRun run) {
        return run.getParent().scheduleBuild2(0, new CauseAction(new RestartDeclarativePipelineCause(run, "Frames")));
    }

    private static List<String> frames(WorkflowRun run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .filter(path -> path.matches("a_[0-9]\\.png"))
                .sorted()
                .toList();
    }
}
