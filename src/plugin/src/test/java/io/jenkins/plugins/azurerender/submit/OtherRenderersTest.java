package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.StubRenderers;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Renderers other than Blender, end to end, with stub executables. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class OtherRenderersTest {

    private static final String POOL = "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1\n";

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;
    private StubRenderers renderers;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        renderers = StubRenderers.in(folder);
    }

    @Test
    void mayaRendersEachLayerIntoItsFolder() throws Exception {
        WorkflowRun run = render(
                "shots/scenes/s 010.ma",
                "frames: '1-5x2,6', chunk: 4, output: 'b/s.###', renderer: maya(by: 'arnold', layers: ['defaultRenderLayer', 'shadow'], camera: 'cam 1', arguments: ['-ai:as', '3'], program: '%s')"
                        .formatted(renderers.program("Render")));
        assertEquals(
                Set.of(
                        "b/masterLayer/s.001.png",
                        "b/masterLayer/s.003.png",
                        "b/masterLayer/s.005.png",
                        "b/masterLayer/s.006.png",
                        "b/shadow/s.001.png",
                        "b/shadow/s.003.png",
                        "b/shadow/s.005.png",
                        "b/shadow/s.006.png"),
                frames(run));
        List<String> arguments = renderers.arguments();
        assertTrue(arguments.containsAll(List.of("cam 1", "-ai:as", "3")), arguments::toString);
        assertEquals(4, arguments.stream().filter("--"::equals).count(), "two frame ranges in each of two layers");
    }

    @Test
    void kickRendersASceneFilePerFrame() throws Exception {
        WorkflowJob job = job(
                "ass/shot.####.ass",
                "frames: '7-9', output: 'k_##', order: 'reverse', renderer: arnold(program: '%s')"
                        .formatted(renderers.program("kick")));
        for (int frame = 7; frame <= 9; frame++) {
            put(job, "ass/shot.000" + frame + ".ass");
        }
        assertEquals(Set.of("k_07.png", "k_08.png", "k_09.png"), frames(studio.run(job, Result.SUCCESS)));
    }

    @Test
    void vrayRendersAllFramesOfATaskInOneProcess() throws Exception {
        WorkflowRun run = render(
                "a.vrscene",
                "frames: '1-5x2,8', chunk: 10, output: 'v.####', renderer: vray(device: 'RTX', program: '%s')"
                        .formatted(renderers.program("vray")));
        assertEquals(Set.of("v.0001.png", "v.0003.png", "v.0005.png", "v.0008.png"), frames(run));
        assertTrue(renderers.arguments().contains("-frames=1-5,2;8"), renderers.arguments()::toString);
    }

    @Test
    void customCommandRendersWithAnyProgram() throws Exception {
        WorkflowRun run = render(
                "a b.abc",
                "frames: '-1-1', output: 'c/own_###', renderer: custom(command: 'test -f \"$RENDER_SCENE\" && cp \"%s/image.png\" \"$RENDER_FILE\"')"
                        .formatted(folder));
        assertEquals(Set.of("c/own_-001.png", "c/own_000.png", "c/own_001.png"), frames(run));
    }

    @Test
    void windowsNodesStartTheRendererWithPowerShell() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'windowsserver'
                node {
                  azureRenderSubmit scene: 'shots/s 010.max', frames: '1-5x2,8,9', chunk: 9, output: 'b/m_####', renderer: max(width: 64, height: 36)
                }
                """);
        put(job, "shots/s 010.max");
        WorkflowRun run = studio.run(job, Result.SUCCESS);

        String id = Studio.renders(run).get(0).getJobId();
        BatchClient batch = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        CloudJob created = batch.jobOperations().getJob(id);
        CloudTask task = batch.taskOperations().listTasks(id).get(0);
        studio.batch().terminateJob(id, "end of the test");

        assertTrue(task.commandLine().startsWith("powershell.exe -NoProfile "), task::commandLine);
        assertTrue(task.commandLine().contains("'run.ps1'"), task::commandLine);
        assertTrue(created.jobPreparationTask().commandLine().startsWith("powershell.exe "));
        assertTrue(created.jobPreparationTask().resourceFiles().stream()
                .anyMatch(file -> String.valueOf(file.filePath()).endsWith("/run.ps1")));
        Map<String, String> environment = created.commonEnvironmentSettings().stream()
                .collect(Collectors.toMap(EnvironmentSetting::name, EnvironmentSetting::value));
        assertEquals("3dsmaxcmd", environment.get("RENDER_PROGRAM"));
        assertEquals(
                "-v:5\n-rfw:0\n-frames:%f\n-outputName:%o\\b\\m_.png\n-w:64\n-h:36\n%a\\shots\\s 010.max",
                environment.get("RENDER_ARGUMENTS"));
        assertTrue(task.environmentSettings().stream()
                .anyMatch(setting -> setting.name().equals("RENDER_FRAMES")
                        && setting.value().equals("1,3,5,8-9")));
    }

    @Test
    void unsupportedScenesAreRejectedBeforeSubmission() throws Exception {
        assertRejected("a.max", "output: 'm_####'", "3ds Max requires Windows nodes");
        assertRejected(
                "a.c4d",
                "output: 'm_####'",
                "No default renderer for the scene 'a.c4d': set renderer to blender(), maya()");
        assertRejected("a.vrscene", "output: 'v_####'", "V-Ray puts a dot before the frame number");
        assertRejected(
                "a.ma",
                "output: 'a_####', logPatterns: '../patterns'",
                "The file of log patterns '../patterns' is outside the workspace: use a path inside it.");
        assertRejected(
                "a.ma", "output: 'a_####', logPatterns: 'a.ma'", "The log pattern in logPatterns line 1 is invalid");
    }

    private void assertRejected(String scene, String parameters, String message) throws Exception {
        WorkflowJob job = job(scene, "frames: '1', " + parameters);
        put(job, scene);
        WorkflowRun run = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains(message, run);
        assertEquals(List.of(), Studio.renders(run));
    }

    private WorkflowRun render(String scene, String parameters) throws Exception {
        WorkflowJob job = job(scene, parameters);
        put(job, scene);
        return studio.run(job, Result.SUCCESS);
    }

    private WorkflowJob job(String scene, String parameters) throws Exception {
        return studio.job(
                POOL + "node { azureRenderSubmit scene: '" + scene + "', " + parameters + " }\nazureRenderCollect()");
    }

    private void put(WorkflowJob job, String scene) throws Exception {
        Path file = Files.createTempFile(folder, "scene", ".txt");
        Files.writeString(file, "scene\n");
        studio.put(job, file, scene);
    }

    private static Set<String> frames(WorkflowRun run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .filter(path ->
                        !path.startsWith("contact-sheet") && !path.startsWith("reports/") && !path.startsWith("logs"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
