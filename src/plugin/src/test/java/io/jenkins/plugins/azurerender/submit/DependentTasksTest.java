package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Images;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.StubRenderers;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Tasks that depend on other tasks: merged tiles, movies and commands after all frames. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class DependentTasksTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNG", "JPEG"})
    void tiledFrameIsIdenticalToAnUntiledOne(String format) throws Exception {
        String extension = format.equals("PNG") ? "png" : "jpg";
        WorkflowRun run = render(
                Scenes.noisy(),
                "frames: '3', format: '" + format + "', output: 'b/t_####', tiles: '3x2'",
                Result.SUCCESS);

        Scenes.blender(
                "--factory-startup",
                Scenes.noisy().toString(),
                "--render-output",
                folder + "/t_####",
                "--render-format",
                format,
                "--use-extension",
                "1",
                "--render-frame",
                "3");
        Images.assertSame(folder.resolve("t_0003." + extension), Images.artifact(run, "b/t_0003." + extension));
    }

    @Test
    void failedTileIsReportedForItsFrame() throws Exception {
        WorkflowRun run = render(
                Scenes.withoutCamera(), "frames: '1', output: 't_####', tiles: '2x1', retries: 0", Result.FAILURE);
        jenkins.assertLogContains("f0001 | Error: Cannot render, no camera", run);
        studio.assertNothingRunsOn(run);
    }

    @Test
    void movieContainsTheFramesInOrder() throws Exception {
        ffmpeg();
        WorkflowRun run = render(
                Scenes.dot(),
                "frames: '1-3x2,2', output: 'b/m_####', then: movie(file: 'shot.mp4', framesPerSecond: 24)",
                Result.SUCCESS);
        String movie = text(run, "shot.mp4");
        assertTrue(movie.contains("-framerate 24 "), movie);
        assertTrue(movie.endsWith("b/m_0001.png\nb/m_0003.png\nb/m_0002.png\n"), movie);
        jenkins.assertLogContains("archived besides the frames: shot.mp4", run);
    }

    @Test
    void missingFrameEndsTheJobWithoutAMovie() throws Exception {
        ffmpeg();
        WorkflowRun run = render(
                Scenes.dot(),
                "frames: '1-3', output: 'm_####', retries: 0, then: movie(), renderer: custom(command: 'test $RENDER_FIRST != 2 && cp %s/image.png \"$RENDER_FILE\"')"
                        .formatted(folder),
                Result.FAILURE);
        jenkins.assertLogContains("1 of 3 frames are missing or damaged (2)", run);
        studio.assertNothingRunsOn(run);
    }

    @Test
    void customCommandProcessesAllFrames() throws Exception {
        StubRenderers.in(folder);
        WorkflowRun run = render(
                Scenes.dot(),
                "frames: '1-2', output: 'm_####', priority: 7, taskTimeLimitMinutes: 9, then: command(command: 'cat \"$RENDER_FRAMES_LIST\" > list.txt; ls \"$RENDER_FRAMES_FOLDER\" >> \"$RENDER_FOLDER_OUT/list.txt\"; (cd \"$RENDER_ASSETS_FOLDER\" && ls scene.blend) >> list.txt', files: ['list.txt'])",
                Result.SUCCESS);
        assertEquals("m_0001.png\nm_0002.png\nm_0001.png\nm_0002.png\nscene.blend\n", text(run, "list.txt"));
    }

    /** @param exitCode 0 if Batch reports the task as successful, which an attempt of retry must repeat, too */
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void missingPostRenderOutputFailsTheBuild(int exitCode) throws Exception {
        WorkflowRun run = render(
                Scenes.dot(),
                "frames: '1', output: 'm_####', then: command(command: 'echo disk full >&2; exit %s', files: ['x/sum.txt'])"
                        .formatted(exitCode),
                Result.FAILURE);
        jenkins.assertLogContains("The then action did not write 'x/sum.txt'", run);
        assertEquals("disk full\n", text(run, "logs/scene/last/stderr.txt"));
        assertTrue(run.getArtifactManager().root().child("m_0001.png").exists());
        TaskProblem problem = RenderAction.of(run)
                .frames(Studio.renders(run).get(0))
                .problem("last")
                .orElseThrow();
        assertEquals(exitCode, problem.exitCode());
    }

    @Test
    void invalidLimitsAreRejected() throws Exception {
        assertRejected("priority: 2000", "priority is 2000: use -1000 to 1000.");
        assertRejected("retries: -1", "retries is -1: use 0 to 100.");
        assertRejected("stopAfter: -1", "stopAfter is -1: use 1 or more, or 0 for no limit.");
        assertRejected("taskTimeLimitMinutes: -1", "taskTimeLimitMinutes is -1");
        assertRejected("maxParallelTasks: -1", "maxParallelTasks is -1: use 1 or more, or 0 for no limit.");
        assertRejected("tiles: 'many'", "The tiles 'many' are invalid");
    }

    private void assertRejected(String parameter, String message) throws Exception {
        jenkins.assertLogContains(
                message, render(Scenes.dot(), "frames: '1', output: 'a_####', " + parameter, Result.FAILURE));
    }

    /** Installs an ffmpeg stub that writes its arguments and the targets of its input links into the movie file. */
    private void ffmpeg() throws Exception {
        StubRenderers.in(folder);
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, """
                #!/bin/bash
                echo "$@" > "${@: -1}"
                pattern=${@: -1}
                for argument; do [[ $last == -i ]] && pattern=$argument; last=$argument; done
                for link in "${pattern%/*}"/*; do
                  target=$(readlink "$link")
                  echo "${target#*/frames/}" >> "${@: -1}"
                done
                """);
        assertTrue(program.toFile().setExecutable(true));
    }

    private WorkflowRun render(Path scene, String parameters, Result result) throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2
                node { azureRenderSubmit scene: 'scene.blend', environment: [[name: 'PATH', value: '%s:/usr/local/bin:/usr/bin:/bin']], %s }
                azureRenderCollect()
                """.formatted(folder, parameters));
        studio.put(job, scene, "scene.blend");
        return studio.run(job, result);
    }

    private static String text(WorkflowRun run, String name) throws Exception {
        try (InputStream in = run.getArtifactManager().root().child(name).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
