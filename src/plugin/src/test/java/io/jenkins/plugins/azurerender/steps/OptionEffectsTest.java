package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Options whose value changes what Azure Batch receives or what the build publishes. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class OptionEffectsTest {

    /** A Batch job and its tasks, as the service returns them. */
    private record Sent(CloudJob job, List<CloudTask> tasks) {}

    private static final String COPY = "cp \"$RENDER_SCENE\" \"$RENDER_FILE\"";

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    static Stream<Arguments> submitOptions() {
        return Stream.of(
                effect("priority: 7", sent -> sent.job().priority(), 7),
                effect("maxParallelTasks: 4", sent -> sent.job().maxParallelTasks(), 4),
                effect("timeLimitHours: 3", sent -> hours(sent.job()), 3),
                effect("taskTimeLimitMinutes: 9", sent -> minutes(first(sent)), 9),
                effect("stopAfter: 5", sent -> variable(sent.job(), "RENDER_STOP_AFTER"), "5"),
                effect("retries: 3", sent -> first(sent).constraints().maxTaskRetryCount(), 3),
                effect("chunk: 2", sent -> sent.tasks().size(), 2),
                effect("environment: [[name: 'SHOT', value: 's010']]", sent -> variable(sent.job(), "SHOT"), "s010"));
    }

    private static Arguments effect(String option, Function<Sent, Object> read, Object expected) {
        return Arguments.of(option, read, expected);
    }

    @ParameterizedTest
    @MethodSource("submitOptions")
    void submitOptionReachesBatch(String option, Function<Sent, Object> read, Object expected) throws Exception {
        assertNotEquals(expected, read.apply(submit("")), option);
        assertEquals(expected, read.apply(submit(", " + option)), option);
    }

    @Test
    void failOnBlackFailsForABlackFrame() throws Exception {
        collect("", Result.SUCCESS);
        WorkflowRun run = collect("failOn: ['black'], retries: 0", Result.FAILURE);
        jenkins.assertLogContains("black", run);
    }

    @Test
    void testResultsWritesTheReportToTheWorkspace() throws Exception {
        WorkflowRun run = collect("testResults: 'reports/frames.xml'", Result.SUCCESS);
        FilePath report = jenkins.jenkins.getWorkspaceFor(run.getParent()).child("reports/frames.xml");
        assertTrue(report.readToString().contains("<testcase"), report.getRemote());
    }

    /** The next step of a Pipeline uses the frames of the workspace. */
    @Test
    void intoCopiesFramesToTheWorkspaceInsideNode() throws Exception {
        WorkflowRun run = collect("into: 'renders/'", Result.SUCCESS);
        assertTrue(jenkins.jenkins
                .getWorkspaceFor(run.getParent())
                .child("renders/a_0001.png")
                .exists());
        assertTrue(artifacts(run).contains("a_0001.png"));

        WorkflowRun refused =
                studio.run(studio.job("azureRenderCollect archive: false, job: 'unused'"), Result.FAILURE);
        jenkins.assertLogContains("archive: false needs a workspace folder for the frames: set into", refused);
        WorkflowRun outside =
                studio.run(studio.job("azureRenderCollect into: 'renders/', job: 'unused'"), Result.FAILURE);
        jenkins.assertLogContains("The parameter into needs a workspace: put azureRenderCollect inside node.", outside);
    }

    @Test
    void logsAllArchivesLogsOfValidFrames() throws Exception {
        assertFalse(archivesLogs(collect("logs: 'none'", Result.SUCCESS)));
        assertTrue(archivesLogs(collect("logs: 'all'", Result.SUCCESS)));
    }

    private static boolean archivesLogs(WorkflowRun run) {
        return run.getArtifacts().stream().anyMatch(artifact -> artifact.relativePath.startsWith("logs/"));
    }

    @Test
    void filesAllArchivesOtherFilesOfTasks() throws Exception {
        String notes = "echo note > \"$(dirname \"$RENDER_FILE\")/note.txt\"; " + COPY;
        assertFalse(artifacts(collect("files: 'frames'", notes, Result.SUCCESS)).contains("note.txt"));
        assertTrue(artifacts(collect("files: 'all'", notes, Result.SUCCESS)).contains("note.txt"));
    }

    @Test
    void retriesRendersAFailedFrameAgain() throws Exception {
        String onceDamaged = "if mkdir '%s/tried'; then echo damaged > \"$RENDER_FILE\"; else %s; fi";
        Path first = Files.createDirectory(folder.resolve("first"));
        collect("retries: 0", onceDamaged.formatted(first, COPY), Result.FAILURE);
        Path second = Files.createDirectory(folder.resolve("second"));
        collect("retries: 1", onceDamaged.formatted(second, COPY), Result.SUCCESS);
    }

    private static List<String> artifacts(WorkflowRun run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .toList();
    }

    private Sent submit(String options) throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  writeFile file: 'scene.txt', text: 'scene'
                  azureRenderSubmit scene: 'scene.txt', frames: '1-3', output: 'a_####', pool: 'POOL',
                    renderer: custom(command: 'exit 0')%s
                }
                """.formatted(options));
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        String id = Studio.renders(run).get(0).getJobId();
        BatchClient client = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        return new Sent(
                client.jobOperations().getJob(id), client.taskOperations().listTasks(id));
    }

    /** Runs a build with one frame, which is black. */
    private WorkflowRun collect(String options, Result result) throws Exception {
        return collect(options, "echo rendering; " + COPY, result);
    }

    private WorkflowRun collect(String options, String command, Result result) throws Exception {
        WorkflowJob job = studio.job("""
                node {
                  azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                  azureRenderSubmit scene: 'black.png', frames: '1', output: 'a_####', pool: 'POOL',
                    renderer: custom(command: '''%s''')
                  azureRenderCollect(%s)
                }
                """.formatted(command, options));
        studio.put(job, black(), "black.png");
        return studio.run(job, result);
    }

    private Path black() throws IOException {
        Path file = folder.resolve("black.png");
        ImageIO.write(new BufferedImage(48, 27, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private static CloudTask first(Sent sent) {
        return sent.tasks().stream()
                .filter(task -> task.id().startsWith("f"))
                .findFirst()
                .orElseThrow();
    }

    private static int hours(CloudJob job) {
        return (int) job.constraints().maxWallClockTime().toStandardDuration().getStandardHours();
    }

    private static Object minutes(CloudTask task) {
        return task.constraints().maxWallClockTime() == null
                ? null
                : (int) task.constraints()
                        .maxWallClockTime()
                        .toStandardDuration()
                        .getStandardMinutes();
    }

    private static String variable(CloudJob job, String name) {
        return job.commonEnvironmentSettings().stream()
                .filter(setting -> setting.name().equals(name))
                .map(setting -> setting.value())
                .findFirst()
                .orElse(null);
    }
}
