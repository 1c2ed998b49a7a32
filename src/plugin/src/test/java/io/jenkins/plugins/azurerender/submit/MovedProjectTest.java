package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.FakeRenderers;
import io.jenkins.plugins.azurerender.Pictures;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Scenes that name their files by absolute paths of a machine that nodes are not. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class MovedProjectTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    /** Told by whoever writes the Pipeline, and seen by where the files were found. */
    @ParameterizedTest
    @ValueSource(
            strings = {"missingAssets: 'warn', pathMap: [[from: 'THERE/', to: 'shots/t']]", "missingAssets: 'fail'"})
    void aSceneOfAnotherMachineRendersAsItDidThere(String options) throws Exception {
        Path there = folder.resolve("artist's show/turntable");
        copy(Scenes.sample(), there);
        Scenes.blender(
                "--factory-startup",
                there.resolve("turntable.blend").toString(),
                "--python-exit-code",
                "1",
                "--python-expr",
                "import bpy; bpy.ops.file.make_paths_absolute(); bpy.ops.wm.save_mainfile()");
        Scenes.blender(
                "--factory-startup",
                there.resolve("turntable.blend").toString(),
                "--render-output",
                folder + "/there_####",
                "--render-format",
                "PNG",
                "--use-extension",
                "1",
                "--render-frame",
                "5");
        WorkflowJob job = studio.job(
                """
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'shots/t/turntable.blend', frames: '5', output: 'here_####', %s }
                azureRenderCollect()
                """.formatted(options.replace("THERE", there.toString().replace("'", "\\'"))));
        studio.put(job, there, "shots/t");
        remove(there);

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        Pictures.assertSame(folder.resolve("there_0005.png"), Pictures.artifact(run, "here_0005.png"));
        jenkins.assertLogNotContains("nothing maps", run);
        if (!options.contains("pathMap")) {
            jenkins.assertLogContains("mapped for the renderer: " + there + " -> shots/t", run);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shot.ma      | maya  | Render | //Maya ASCII 2024 scene~requires maya "2024";~createNode file -n "wood";~\tsetAttr ".ftn" -type "string" "D:/proj/tex/wood.png"; | dirmap -m "D:/proj" "NODE";
            shot.ass     | kick  | kick   | options~{~ xres 16~}~image~{~ name wood~ filename "D:/proj/tex/wood.png"~} | "D:/proj": "NODE"
            shot.vrscene | vray  | vray   | BitmapBuffer wood {~  file="D:/proj/tex/wood.png";~} | <From>D:/proj</From><To>NODE</To>
            """)
    void eachRendererIsToldWhereFilesWereFound(String scene, String renderer, String program, String text, String told)
            throws Exception {
        FakeRenderers renderers = FakeRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'shots/%s', frames: '1', output: 'v.####', renderer: %s(program: '%s') }
                azureRenderCollect()
                """.formatted(scene, renderer, renderers.program(program)));
        studio.put(job, Files.writeString(folder.resolve("scene"), text.replace('~', '\n') + "\n"), "shots/" + scene);
        studio.put(job, folder.resolve("picture.png"), "shots/tex/wood.png");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains("mapped for the renderer: D:/proj -> shots", run);
        String wood = renderers.files().stream()
                .filter(file -> file.endsWith("/tex/wood.png"))
                .findFirst()
                .orElseThrow();
        String folderOnNode = wood.substring(0, wood.length() - "/tex/wood.png".length());
        assertTrue(renderers.paths().contains(told.replace("NODE", folderOnNode)), renderers.paths());
    }

    @Test
    void vrayGetsAFileThatSaysWhereThingsAre() throws Exception {
        FakeRenderers renderers = FakeRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'a.vrscene', frames: '1', output: 'v.####', missingAssets: 'warn',
                    pathMap: [[from: 'P:\\\\proj & co', to: 'maps'], [from: '/mnt/100%%']], renderer: vray(program: '%s') }
                azureRenderCollect()
                """.formatted(renderers.program("vray")));
        Path scene = Files.writeString(folder.resolve("scene.txt"), "scene\n");
        studio.put(job, scene, "a.vrscene");
        studio.run(job, Result.SUCCESS);
        String file = renderers.arguments().stream()
                .filter(argument -> argument.startsWith("-remapPathFile="))
                .findFirst()
                .orElseThrow();
        List<String> lines = Files.readAllLines(Path.of(file.substring(file.indexOf('=') + 1)));
        assertTrue(
                lines.get(1).startsWith("  <RemapItem><From>P:/proj &amp; co</From><To>/")
                        && lines.get(1).endsWith("/wd/maps</To></RemapItem>"),
                lines::toString);
        assertTrue(lines.get(2).startsWith("  <RemapItem><From>/mnt/100%</From><To>/"), lines::toString);
    }

    @Test
    void whatIsNoFolderIsRefused() throws Exception {
        refused("[[from: '']]", "The path '' cannot be mapped");
        refused("[[from: 'P:/x', to: '../y']]", "The file '../y' is not a plain relative path");
    }

    private void refused(String map, String sentence) throws Exception {
        WorkflowJob job = studio.jobWithScene(
                "node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_####', pathMap: " + map + " }");
        jenkins.assertLogContains(sentence, studio.run(job, Result.FAILURE));
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void remove(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
