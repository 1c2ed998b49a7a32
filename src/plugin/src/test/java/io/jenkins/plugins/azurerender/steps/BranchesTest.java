package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Several renders in one build: branches, blocks with pools, and names of artifacts. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class BranchesTest {

    private static final String POOL = "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2\n";
    private static final String COPY = "renderer: custom(command: 'cp \"$RENDER_SCENE\" \"$RENDER_FILE\"')";

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
    void branchesCollectTheirOwnFrames() throws Exception {
        WorkflowRun run = run(POOL + """
                parallel hero: {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1-2', output: 'hero_#', COPY }
                  echo "hero has ${azureRenderCollect().frames}"
                }, villain: {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1-3', output: 'villain_#', COPY }
                  echo "villain has ${azureRenderCollect().frames}"
                }
                """, Result.SUCCESS);
        jenkins.assertLogContains("hero has 2", run);
        jenkins.assertLogContains("villain has 3", run);
        assertEquals(
                List.of("hero_1.png", "hero_2.png", "villain_1.png", "villain_2.png", "villain_3.png"), frames(run));
    }

    @Test
    void collectAfterTheBranchesTakesAllRenders() throws Exception {
        WorkflowRun run = run(POOL + """
                parallel hero: {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1-2', output: 'hero_#', COPY }
                }, villain: {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'villain_#', COPY }
                }
                def all = azureRenderCollect()
                echo "${all.frames} frames of ${all.renders.size()} renders"
                """, Result.SUCCESS);
        jenkins.assertLogContains("3 frames of 2 renders", run);
        assertEquals(List.of("hero_1.png", "hero_2.png", "villain_1.png"), frames(run));
    }

    @Test
    void failedRenderDoesNotKeepOthersFromBeingCollected() throws Exception {
        WorkflowRun run = run(POOL + """
                node {
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'bad_#', renderer: custom(command: 'echo broken; exit 3')
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'good_#', COPY
                }
                azureRenderCollect retries: 0
                """, Result.FAILURE);
        assertEquals(List.of("good_1.png"), frames(run));
        jenkins.assertLogContains(": 1 of 1 frames", run);
        studio.assertNothingRunsOn(run);
    }

    @Test
    void renderIsCollectedByOneStepAtATime() throws Exception {
        WorkflowRun run = run("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                def id = node {
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', COPY
                }
                def collect(id) { // the one that is refused adds the node on which the other one waits
                  catchError(buildResult: 'SUCCESS') { azureRenderCollect job: id }
                  azureRenderPool action: 'resize', id: 'POOL', dedicatedNodes: 1
                }
                parallel first: { collect(id) }, second: { collect(id) }
                """, Result.SUCCESS);
        jenkins.assertLogContains("Another azureRenderCollect of this build is collecting", run);
        assertEquals(List.of("a_1.png"), frames(run));
    }

    @Test
    void submitInsideABlockUsesThePoolOfTheBlock() throws Exception {
        WorkflowRun run = run("""
                def submit(String output) {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: output, COPY }
                }
                withAzureRenderPool(id: 'POOL-outer', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) {
                  withAzureRenderPool(id: 'POOL-inner', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) {
                    submit('inner_#')
                    azureRenderCollect()
                  }
                  submit('outer_#')
                  azureRenderCollect()
                }
                """, Result.SUCCESS);
        assertEquals(
                List.of(studio.pool + "-inner", studio.pool + "-outer"),
                Studio.renders(run).stream().map(RenderRecord::getPool).toList());
    }

    @Test
    void submitAfterABlockUsesThePoolThatWasPreparedOutside() throws Exception {
        WorkflowRun run = run(POOL + """
                withAzureRenderPool(id: 'POOL-block', vmSize: 'Standard_D2s_v3') { echo 'block' }
                node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', COPY }
                azureRenderCollect()
                """, Result.SUCCESS);
        assertEquals(studio.pool, Studio.renders(run).get(0).getPool());
    }

    @Test
    void branchesUseTheirOwnPools() throws Exception {
        WorkflowRun run = run("""
                parallel one: {
                  azureRenderPool id: 'POOL-one', vmSize: 'Standard_D2s_v3'
                  sleep 1
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'one_#', COPY }
                }, two: {
                  azureRenderPool id: 'POOL-two', vmSize: 'Standard_D2s_v3'
                  sleep 1
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'two_#', COPY }
                }
                """, Result.SUCCESS);
        for (RenderRecord render : Studio.renders(run)) {
            String branch = render.getOutput().startsWith("one") ? "one" : "two";
            assertEquals(studio.pool + "-" + branch, render.getPool());
        }
        assertEquals(2, Studio.renders(run).size());
    }

    @Test
    void renderThatWouldReplaceFramesOfAnotherIsRefused() throws Exception {
        WorkflowRun run = run(POOL + """
                node {
                  azureRenderSubmit scene: 'scene.png', frames: '1-2', output: 'shot_#', COPY
                  azureRenderSubmit scene: 'scene.png', frames: '2-3', output: 'Shot_#', COPY
                }
                """, Result.FAILURE);
        jenkins.assertLogContains("Render 'scene-2' would replace shot_2.png of render 'scene' (", run);
        assertEquals(1, Studio.renders(run).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "['']", "[null]"})
    void emptyListOfJobsIsRefused(String jobs) throws Exception {
        WorkflowRun run = run("azureRenderCollect job: " + jobs, Result.FAILURE);
        jenkins.assertLogContains("The list in job of azureRenderCollect is empty or has an empty value", run);
    }

    @Test
    void equalRendersInTwoBranchesAreRefused() throws Exception {
        WorkflowRun run = run(POOL + """
                parallel one: {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'shot_#', COPY }
                }, two: {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'shot_#', COPY }
                }
                """, Result.FAILURE);
        jenkins.assertLogContains(") of this build: set another output.", run);
        assertEquals(1, Studio.renders(run).size());
    }

    @Test
    void resultOfAnotherThenActionIsNotReplaced() throws Exception {
        String then = "then: command(command: 'echo text > preview.txt', files: ['preview.txt'])";
        WorkflowRun run = run(POOL + """
                node {
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', THEN, COPY
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'b_#', THEN, COPY
                }
                """.replace("THEN", then), Result.FAILURE);
        jenkins.assertLogContains(") of this build: use another file name in then.", run);
    }

    @Test
    void everythingOfARenderHasItsName() throws Exception {
        String then = "then: command(command: 'exit 4', files: ['NAME.txt'])";
        WorkflowRun run = run(
                POOL
                        + """
                node {
                  azureRenderSubmit name: 'wide', scene: 'scene.png', frames: '1', output: 'w_#', WIDE, renderer: custom(command: 'echo broken; exit 3')
                  azureRenderSubmit name: 'close', scene: 'scene.png', frames: '1', output: 'c_#', CLOSE, COPY
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'd_#', renderer: custom(command: 'echo broken; exit 3')
                  azureRenderSubmit scene: 'scene.png', frames: '1', output: 'e_#', COPY
                  catchError(buildResult: 'SUCCESS') {
                    azureRenderSubmit name: 'Wide', scene: 'scene.png', frames: '1', output: 'f_#', COPY
                  }
                }
                azureRenderCollect retries: 0, logs: 'all', testResults: 'frames.xml'
                """.replace("WIDE", then.replace("NAME", "wide"))
                                .replace("CLOSE", then.replace("NAME", "close")),
                Result.FAILURE);
        Set<String> artifacts = run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .collect(Collectors.toSet());
        assertTrue(
                artifacts.containsAll(List.of(
                        "logs/wide/f0001/stdout.txt", "logs/close/last/stderr.txt", "logs/scene/f0001/stdout.txt")),
                artifacts::toString);
        assertTrue(
                artifacts.containsAll(List.of(
                        "contact-sheet-wide.html",
                        "contact-sheet-close.html",
                        "contact-sheet.html",
                        "contact-sheet-scene-2.html",
                        "reports/contact-sheet-close/c_1.png.thumbnail.png")),
                artifacts::toString);
        jenkins.assertLogContains("logs/close/last/stderr.txt in the build artifacts", run);
        jenkins.assertLogContains("Another render of this build is named 'Wide': set another name.", run);
        String report = Files.readString(run.getRootDir().toPath().resolve("archive/frames.xml"));
        for (String name : List.of("wide", "close", "scene", "scene-2")) {
            assertTrue(report.contains("<testsuite name=\"" + name + "\" tests=\"1\""), report);
        }
    }

    @Test
    void retryReplacesItsOwnFrames() throws Exception {
        WorkflowRun run = run(POOL + """
                def attempts = 0
                retry(2) {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', COPY }
                  azureRenderCollect()
                  if (attempts++ == 0) { error 'the first attempt fails' }
                }
                """, Result.SUCCESS);
        assertEquals(List.of("a_1.png"), frames(run));
    }

    @Test
    void retryRendersOnlyTheMissingFrames() throws Exception {
        Path starts = folder.resolve("starts");
        WorkflowRun run = run(
                POOL
                        + """
                retry(3) {
                  node { azureRenderSubmit scene: 'scene.png', frames: '1-3', output: 'a_#', retries: 0, THEN, renderer: custom(command: 'echo $RENDER_FIRST >> STARTS; [ $RENDER_FIRST != 2 ] || [ -f FLAG ] || exit 1; cp "$RENDER_SCENE" "$RENDER_FILE"') }
                  try { echo "collected ${azureRenderCollect(retries: 0, testResults: 'frames.xml').frames}" } finally { node { sh 'touch FLAG' } }
                  node { sh 'test -f LATER || { touch LATER; exit 1; }' }
                }
                """.replace(
                                        "THEN",
                                        "then: command(command: 'ls $RENDER_FRAMES_FOLDER > $RENDER_FOLDER_OUT/list.txt', files: ['list.txt'])")
                                .replace("STARTS", starts.toString())
                                .replace("FLAG", folder.resolve("flag").toString())
                                .replace("LATER", folder.resolve("later").toString()),
                Result.SUCCESS);
        assertEquals(
                List.of("1", "2", "2", "3"),
                Files.readAllLines(starts).stream().sorted().toList());
        assertEquals(List.of("a_1.png", "a_2.png", "a_3.png"), frames(run));
        jenkins.assertLogContains("collected 3", run);
        jenkins.assertLogContains("continues after an earlier attempt: 1 frame of 3 to render", run);
        jenkins.assertLogContains("has all frames from an earlier attempt: nothing is rendered again", run);
        assertEquals(1, Studio.renders(run).size());
        Path archive = run.getRootDir().toPath().resolve("archive");
        assertEquals(3, Files.readAllLines(archive.resolve("list.txt")).size());
        assertTrue(Files.readString(archive.resolve("frames.xml")).contains("tests=\"3\" failures=\"0\""));
        studio.assertNothingRunsOn(run);
    }

    @Test
    void listOfJobsIsCollectedInItsOrder() throws Exception {
        WorkflowRun run = run(POOL + """
                def a, b, c
                node {
                  a = azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', COPY
                  b = azureRenderSubmit scene: 'scene.png', frames: '1', output: 'b_#', COPY
                  c = azureRenderSubmit scene: 'scene.png', frames: '1', output: 'c_#', COPY
                }
                def result = azureRenderCollect(job: [c, a])
                echo "order ${result.renders.collect { it.job == c ? 'c' : 'a' }}"
                azureRenderCollect job: "${b},${a}"
                """, Result.SUCCESS);
        jenkins.assertLogContains("order [c, a]", run);
        assertEquals(List.of("a_1.png", "b_1.png", "c_1.png"), frames(run));
    }

    @Test
    void stepsInARetryContinueWithTheRendersOfAnEarlierAttempt() throws Exception {
        WorkflowRun run = run(POOL + """
                def attempts = 0
                node { azureRenderSubmit scene: 'scene.png', frames: '1-2', output: 'b_#', COPY }
                retry(3) {
                  echo "attempt ${++attempts} collects ${azureRenderCollect().frames} submitted before"
                  node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'a_#', COPY }
                  echo "attempt ${attempts} collects ${azureRenderCollect().frames} submitted inside"
                  if (attempts < 3) { error 'the first attempts fail' }
                }
                """, Result.SUCCESS);
        for (int attempt = 1; attempt <= 3; attempt++) {
            jenkins.assertLogContains("attempt %s collects 2 submitted before".formatted(attempt), run);
            jenkins.assertLogContains("attempt %s collects 1 submitted inside".formatted(attempt), run);
        }
        assertEquals(List.of("a_1.png", "b_1.png", "b_2.png"), frames(run));
        assertEquals(2, Studio.renders(run).size());
    }

    @Test
    void retryContinuesWithTheRendersOfBranchesInsideOfIt() throws Exception {
        WorkflowRun run = run(POOL + """
                def attempts = 0
                retry(2) {
                  parallel hero: {
                    node { azureRenderSubmit scene: 'scene.png', frames: '1', output: 'hero_#', COPY }
                    if (attempts++ == 0) { error 'the first attempt fails' }
                    echo "hero has ${azureRenderCollect().frames}"
                  }
                }
                """, Result.SUCCESS);
        jenkins.assertLogContains("hero has 1", run);
        assertEquals(List.of("hero_1.png"), frames(run));
        assertEquals(1, Studio.renders(run).size());
    }

    @Test
    void failedSubmitOfAnEarlierAttemptIsNotCollected(LocalCloud cloud) throws Exception {
        Path outage = Files.createFile(folder.resolve("outage"));
        Path starts = folder.resolve("starts");
        Path collected = folder.resolve("collected");
        Path repaired = folder.resolve("repaired");
        try (GatedProxy storage = GatedProxy.refusing(
                cloud.blobEndpoint(),
                request -> request.contains("scene.png") && Files.exists(outage)
                        || request.startsWith("PUT ")
                                && request.contains("restype=container")
                                && Files.exists(collected)
                                && !Files.exists(repaired))) {
            studio.addAccount(
                    "broken",
                    cloud.batchUrl().toString(),
                    "batch-key",
                    storage.url().toString(),
                    "storage-key");
            WorkflowRun run = run(
                    """
                    azureRenderPool account: 'broken', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                    retry(2) {
                      try {
                        node { azureRenderSubmit account: 'broken', scene: 'scene.png', frames: '1', output: 'a_#', COPY }
                      } finally {
                        node { sh 'rm -f OUTAGE' }
                      }
                    }
                    azureRenderCollect()
                    retry(3) { // the first attempt archives one of two frames, the submit of the second fails
                      try {
                        node { azureRenderSubmit account: 'broken', scene: 'scene.png', frames: '1-2', output: 'b_#', retries: 0, renderer: custom(command: 'echo $RENDER_FIRST >> STARTS; [ $RENDER_FIRST = 1 ] || [ -f COLLECTED ] || exit 1; cp "$RENDER_SCENE" "$RENDER_FILE"') }
                        azureRenderCollect(retries: 0)
                      } finally {
                        node { sh '[ ! -f COLLECTED ] || touch REPAIRED; touch COLLECTED' }
                      }
                    }
                    """.replace("OUTAGE", outage.toString())
                            .replace("STARTS", starts.toString())
                            .replace("COLLECTED", collected.toString())
                            .replace("REPAIRED", repaired.toString()),
                    Result.SUCCESS);
            assertEquals(3, Studio.renders(run).size());
            assertEquals(List.of("a_1.png", "b_1.png", "b_2.png"), frames(run));
            assertEquals(
                    List.of("1", "2", "2"),
                    Files.readAllLines(starts).stream().sorted().toList());
            assertEquals(2, JenkinsRule.getLog(run).split("earlier attempt: 1 frame of 2 to render", -1).length - 1);
        }
    }

    private WorkflowRun run(String script, Result result) throws Exception {
        Path image = folder.resolve("scene.png");
        ImageIO.write(new BufferedImage(48, 27, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        String node = "node { sh 'cp " + image + " scene.png'; ";
        WorkflowJob job = studio.job(script.replace("COPY", COPY).replace("node {", node));
        return studio.run(job, result);
    }

    private static List<String> frames(WorkflowRun run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .filter(path -> path.matches("[a-z]+_[0-9]\\.png"))
                .sorted()
                .toList();
    }
}
