package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Images;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.StubRenderers;
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

/** Scenes that reference files by absolute paths of another machine. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PathMappingTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    /** With a path mapping in the Pipeline, and with one derived from the files found. */
    @ParameterizedTest
    @ValueSource(
            strings = {"missingAssets: 'warn', pathMap: [[from: 'ORIGINAL/', to: 'shots/t']]", "missingAssets: 'fail'"})
    void sceneWithForeignPathsRendersTheSameFrame(String options) throws Exception {
        Path original = folder.resolve("artist's show/turntable");
        copy(Scenes.sample(), original);
        Scenes.blender(
                "--factory-startup",
                original.resolve("turntable.blend").toString(),
                "--python-exit-code",
                "1",
                "--python-expr",
                "import bpy; bpy.ops.file.make_paths_absolute(); bpy.ops.wm.save_mainfile()");
        Scenes.blender(
                "--factory-startup",
                original.resolve("turntable.blend").toString(),
                "--render-output",
                folder + "/expected_####",
                "--render-format",
                "PNG",
                "--use-extension",
                "1",
                "--render-frame",
                "5");
        WorkflowJob job = studio.job(
                """
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'shots/t/turntable.blend', frames: '5', output: 'f_####', %s }
                azureRenderCollect()
                """.formatted(options.replace("ORIGINAL", original.toString().replace("'", "\\'"))));
        studio.put(job, original, "shots/t");
        remove(original);

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        Images.assertSame(folder.resolve("expected_0005.png"), Images.artifact(run, "f_0005.png"));
        jenkins.assertLogNotContains("nothing maps", run);
        if (!options.contains("pathMap")) {
            jenkins.assertLogContains("mapped for the renderer: " + original + " -> shots/t", run);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shot.ma      | maya  | Render | //Maya ASCII 2024 scene~requires maya "2024";~createNode file -n "wood";~\tsetAttr ".ftn" -type "string" "D:/proj/tex/wood.png"; | dirmap -m "D:/proj" "NODE";
            shot.ass     | kick  | kick   | options~{~ xres 16~}~image~{~ name wood~ filename "D:/proj/tex/wood.png"~} | "D:/proj": "NODE"
            shot.vrscene | vray  | vray   | BitmapBuffer wood {~  file="D:/proj/tex/wood.png";~} | <From>D:/proj</From><To>NODE</To>
            """)
    void eachRendererGetsItsPathMapping(String scene, String renderer, String program, String text, String mapping)
            throws Exception {
        StubRenderers renderers = StubRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'shots/%s', frames: '1', output: 'v.####', renderer: %s(program: '%s') }
                azureRenderCollect()
                """.formatted(scene, renderer, renderers.program(program)));
        studio.put(job, Files.writeString(folder.resolve("scene"), text.replace('~', '\n') + "\n"), "shots/" + scene);
        studio.put(job, folder.resolve("image.png"), "shots/tex/wood.png");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains("mapped for the renderer: D:/proj -> shots", run);
        String wood = renderers.files().stream()
                .filter(file -> file.endsWith("/tex/wood.png"))
                .findFirst()
                .orElseThrow();
        String folderOnNode = wood.substring(0, wood.length() - "/tex/wood.png".length());
        assertTrue(renderers.paths().contains(mapping.replace("NODE", folderOnNode)), renderers.paths());
    }

    @Test
    void vrayGetsARemapPathFile() throws Exception {
        StubRenderers renderers = StubRenderers.in(folder);
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
    void invalidMappingsAreRejected() throws Exception {
        assertRejected("[[from: '']]", "The path '' cannot be mapped");
        assertRejected("[[from: 'P:/x', to: '../y']]", "The file '../y' is not a plain relative path");
    }

    private void assertRejected(String map, String message) throws Exception {
        WorkflowJob job = studio.jobWithScene(
                "node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_####', pathMap: " + map + " }");
        jenkins.assertLogContains(message, studio.run(job, Result.FAILURE));
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
