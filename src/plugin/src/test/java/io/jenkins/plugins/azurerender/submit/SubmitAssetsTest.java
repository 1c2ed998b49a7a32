package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.azure.storage.StoredFiles;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which files azureRenderSubmit uploads, and renders with files that are already in storage. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class SubmitAssetsTest {

    private final String project = "show-" + UUID.randomUUID();
    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void uploadOnlyStoresAssetsForLaterRenders() throws Exception {
        WorkflowJob upload = studio.jobWithScene("""
                node {
                  def name = azureRenderSubmit(scene: 'scene.blend', project: 'PROJECT', upload: 'only', includes: 'lib/**', excludes: '**/*.psd')
                  echo "uploaded to ${name}"
                }
                """.replace("PROJECT", project));
        write(upload, "lib/wood.png", "lib/wood.psd", "other.png");
        WorkflowRun uploaded = studio.run(upload, Result.SUCCESS);
        jenkins.assertLogContains("uploaded to " + Studio.container(project), uploaded);
        jenkins.assertLogContains("2 files, ", uploaded);
        assertEquals(Set.of("scene.blend", "lib/wood.png"), stored());
        assertEquals(List.of(), Studio.renders(uploaded));

        WorkflowRun rendered = studio.run(studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', project: 'PROJECT', upload: 'none', frames: '1', output: 'a_#'
                }
                azureRenderCollect()
                """.replace("PROJECT", project)), Result.SUCCESS);
        jenkins.assertLogContains("using the files in project " + Studio.container(project), rendered);
        assertEquals(1, Studio.renders(rendered).get(0).getFramesDone());
        studio.assertNothingRunsOn(rendered);
    }

    @Test
    void uploadNoneFailsIfTheSceneIsNotInStorage() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                node {
                  azureRenderSubmit scene: 'other.blend', project: 'PROJECT', upload: 'none', frames: '1', output: 'a_#'
                }
                """.replace("PROJECT", project));
        jenkins.assertLogContains(
                "The project '%s' does not exist in storage: upload it once with upload: 'only'.".formatted(project),
                studio.run(job, Result.FAILURE));
        studio.run(
                studio.jobWithScene(
                        "node { azureRenderSubmit scene: 'scene.blend', project: 'PROJECT', upload: 'only' }"
                                .replace("PROJECT", project)),
                Result.SUCCESS);
        jenkins.assertLogContains(
                "The scene 'other.blend' is not in the project '%s': upload it once with upload: 'only'."
                        .formatted(project),
                studio.run(job, Result.FAILURE));
    }

    @Test
    void referencedFilesAreFoundAndUploaded() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'shots/s010/s010.blend', project: 'PROJECT', frames: '1', output: 'a_#', searchPaths: ['library', 'lib'], excludes: '**/*.blend1'
                }
                azureRenderCollect()
                """.replace("PROJECT", project));
        linkedScene(job);
        write(job, "shots/s020/other.blend", "unrelated.txt");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("library/woods").mkdirs();
        workspace.child("shots/s010/tex/red.png").renameTo(workspace.child("library/woods/red.png"));

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        assertEquals(
                Set.of("lib/hero.blend", "lib/tex/red.png", "shots/s010/s010.blend", "shots/s010/tex/red.png"),
                stored());
        jenkins.assertLogContains(
                "3 paths referenced: 1 found elsewhere, 0 excluded, 0 missing; list: reports/assets.txt", run);
        jenkins.assertLogContains("found elsewhere: //tex/red.png (TEXTURE of ", run);
        int pixel;
        try (InputStream in = run.getArtifactManager().root().child("a_1.png").open()) {
            pixel = ImageIO.read(in).getRGB(1, 1) & 0xffffff;
        }
        assertEquals(0xf00000, pixel & 0xf0f0f0, "the sky is the red image, not the pink of a missing texture");
        studio.assertNothingRunsOn(run);
    }

    @Test
    void missingFileFailsBeforeTheUploadUnlessOnlyWarned() throws Exception {
        String script =
                "node { azureRenderSubmit scene: 'shots/s010/s010.blend', project: 'PROJECT', upload: 'only', searchPaths: ['lib'], missingAssets: 'CHOICE' }"
                        .replace("PROJECT", project);
        WorkflowJob job = studio.job(script.replace("CHOICE", "fail"));
        linkedScene(job);
        jenkins.jenkins.getWorkspaceFor(job).child("lib/tex/red.png").delete();
        WorkflowRun failed = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains("missing: //tex/red.png (TEXTURE of ", failed);
        jenkins.assertLogContains(" in lib/hero.blend)", failed);
        jenkins.assertLogContains("set missingAssets to 'warn' to render without them.", failed);
        assertThrows(StorageException.class, this::stored);
        assertTrue(
                failed.getArtifactManager().root().child("reports/assets.txt").exists());

        job.setDefinition(new CpsFlowDefinition(script.replace("CHOICE", "warn"), true));
        jenkins.assertLogContains("missing: //tex/red.png", studio.run(job, Result.SUCCESS));
        assertTrue(stored().contains("lib/hero.blend"));
    }

    /** A scene with a red sky that links a library outside its folder; both reference a texture. */
    private void linkedScene(WorkflowJob job) throws Exception {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        for (String folder : List.of("shots/s010/tex", "lib/tex")) {
            workspace.child(folder).mkdirs();
            try (OutputStream out = workspace.child(folder + "/red.png").write()) {
                BufferedImage red = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
                red.setRGB(
                        0,
                        0,
                        4,
                        4,
                        Collections.nCopies(16, 0xff0000).stream()
                                .mapToInt(i -> i)
                                .toArray(),
                        0,
                        4);
                ImageIO.write(red, "png", out);
            }
        }
        String script = """
                import bpy, os
                root = r'ROOT'
                def save(name):
                    bpy.ops.wm.save_as_mainfile(filepath=os.path.join(root, name), relative_remap=False)
                def load_image():
                    image = bpy.data.images.load(os.path.join(root, os.path.dirname(name), 'tex/red.png'))
                    image.filepath = '//tex/red.png'
                    return image
                name = 'lib/hero.blend'
                cube = bpy.data.objects['Cube']
                cube.name = 'Hero'
                cube.location = (50, 50, 50)
                material = cube.data.materials[0]
                node = material.node_tree.nodes.new('ShaderNodeTexImage')
                node.image = load_image()
                save(name)
                bpy.ops.wm.read_factory_settings()
                name = 'shots/s010/s010.blend'
                bpy.data.objects.remove(bpy.data.objects['Cube'])
                save(name)
                with bpy.data.libraries.load(os.path.join(root, 'lib/hero.blend'), link=True) as (source, target):
                    target.objects = ['Hero']
                bpy.context.collection.objects.link(bpy.data.objects['Hero'])
                bpy.data.libraries[0].filepath = '//../../lib/hero.blend'
                scene = bpy.context.scene
                scene.render.engine = 'CYCLES'
                scene.cycles.samples = 1
                scene.cycles.use_denoising = False
                scene.view_settings.view_transform = 'Standard'
                scene.render.resolution_x, scene.render.resolution_y = 16, 9
                scene.world.use_nodes = True
                sky = scene.world.node_tree.nodes.new('ShaderNodeTexEnvironment')
                sky.image = load_image()
                scene.world.node_tree.links.new(sky.outputs['Color'], scene.world.node_tree.nodes['Background'].inputs['Color'])
                save(name)
                """.replace("ROOT", workspace.getRemote());
        FilePath file = workspace.child("make.py");
        file.write(script, "UTF-8");
        Scenes.blender("--factory-startup", "--python-exit-code", "1", "--python", file.getRemote());
        file.delete();
    }

    @Test
    void sceneUploadsNoFileOutsideItsFolderUnlessTheStepAllowsIt() throws Exception {
        String script =
                "node { azureRenderSubmit scene: 'shots/s010/s.ma', project: 'PROJECT', upload: 'only', OPTIONS }"
                        .replace("PROJECT", project);
        WorkflowJob job = studio.job(script.replace("OPTIONS", "missingAssets: 'fail'"));
        write(job, "deploy/key.pem", "shots/s010/tex/a.png");
        mayaScene(job, "../../deploy/key.pem", "tex/a.png");
        WorkflowRun failed = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains(
                "The scene references 1 path outside the assets folder, such as ../../deploy/key.pem (TEXTURE of file0 in shots/s010/s.ma): add 'deploy' to searchPaths, set assets to a folder that contains them, or set missingAssets to 'warn' to render without them.",
                failed);
        assertThrows(StorageException.class, this::stored);

        job.setDefinition(new CpsFlowDefinition(script.replace("OPTIONS", "missingAssets: 'warn'"), true));
        jenkins.assertLogContains(
                "1 path outside the assets folder, not uploaded, such as ../../deploy/key.pem (TEXTURE of file0 in shots/s010/s.ma)",
                studio.run(job, Result.SUCCESS));
        assertEquals(Set.of("shots/s010/s.ma", "shots/s010/tex/a.png"), stored());

        job.setDefinition(new CpsFlowDefinition(script.replace("OPTIONS", "searchPaths: ['deploy']"), true));
        studio.run(job, Result.SUCCESS);
        assertEquals(Set.of("shots/s010/s.ma", "shots/s010/tex/a.png", "deploy/key.pem"), stored());
    }

    /** As in a checkout of a show: the library is above the folder of the shot. */
    @Test
    void filesAboveTheCurrentDirectoryAreFoundAndNamedByTheirPathInTheWorkspace() throws Exception {
        String script =
                "node { dir('shots/s010') { azureRenderSubmit scene: 's.ma', project: 'PROJECT', upload: 'only', OPTIONS } }"
                        .replace("PROJECT", project);
        WorkflowJob job = studio.job(script.replace("OPTIONS", "dryRun: true"));
        write(job, "lib/wood.png", "shots/s010/tex/a.png");
        mayaScene(job, "../../lib/wood.png", "tex/a.png");
        String refusal =
                "The scene references 1 path outside the assets folder, such as ../../lib/wood.png (TEXTURE of file0 in shots/s010/s.ma): add '../../lib' to searchPaths,";
        jenkins.assertLogContains(refusal, studio.run(job, Result.FAILURE));
        job.setDefinition(new CpsFlowDefinition(script.replace("OPTIONS", "missingAssets: 'fail'"), true));
        jenkins.assertLogContains(refusal, studio.run(job, Result.FAILURE));

        String allowed = "searchPaths: ['../../lib']";
        job.setDefinition(new CpsFlowDefinition(script.replace("OPTIONS", allowed + ", dryRun: true"), true));
        jenkins.assertLogContains("dry run: nothing is uploaded", studio.run(job, Result.SUCCESS));
        assertThrows(StorageException.class, this::stored);
        job.setDefinition(new CpsFlowDefinition(script.replace("OPTIONS", allowed), true));
        studio.run(job, Result.SUCCESS);
        assertEquals(Set.of("shots/s010/s.ma", "shots/s010/tex/a.png", "lib/wood.png"), stored());
        assertFalse(jenkins.jenkins.getWorkspaceFor(job).child("shots/s010@tmp").exists());
    }

    @Test
    void dryRunFailsForFilesOutsideTheFolderAndKeepsThePlan() throws Exception {
        String script =
                "node { azureRenderSubmit scene: 'shots/s010/s.ma', frames: '1', output: 'a_#', dryRun: true, missingAssets: 'CHOICE' }";
        WorkflowJob job = studio.job(script.replace("CHOICE", "fail"));
        write(job, "deploy/key.pem", "shots/s010/tex/a.png");
        mayaScene(job, "../../deploy/key.pem", "tex/a.png");
        WorkflowRun failed = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains(
                "The scene references 1 path outside the assets folder, such as ../../deploy/key.pem", failed);
        assertTrue(failed.getArtifactManager().root().child("render-plan-1.txt").exists());

        job.setDefinition(new CpsFlowDefinition(script.replace("CHOICE", "warn"), true));
        jenkins.assertLogContains("the complete plan is render-plan-1.txt", studio.run(job, Result.SUCCESS));
    }

    @Test
    void sceneDoesNotRevealTheEnvironmentOfTheAgent() throws Exception {
        WorkflowJob job = studio.job(
                "node { azureRenderSubmit scene: 'shots/s010/s.ma', project: 'PROJECT', upload: 'only', environment: [[name: 'SHOW', value: 'my-show']] }"
                        .replace("PROJECT", project));
        write(job, "shots/s010/tex/a.png", "shots/s010/tex/b.png");
        mayaScene(job, "/x${PATH}/tex/a.png", "/y/$SHOW/tex/b.png");
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("mapped for the renderer: /y/my-show", run);
        String secret = System.getenv("PATH");
        assertTrue(secret.length() > 4, secret);
        jenkins.assertLogNotContains(secret, run);
        for (String report : List.of("reports/assets.txt", "reports/assets.json")) {
            try (InputStream in = run.getArtifactManager().root().child(report).open()) {
                assertFalse(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(secret), report);
            }
        }
        stored().forEach(name -> assertFalse(name.contains(secret), name));
    }

    private void mayaScene(WorkflowJob job, String... textures) throws Exception {
        StringBuilder scene = new StringBuilder("//Maya ASCII 2024 scene\nrequires maya \"2024\";\n");
        for (int i = 0; i < textures.length; i++) {
            scene.append("createNode file -n \"file%d\";\n\tsetAttr \".ftn\" -type \"string\" \"%s\";\n"
                    .formatted(i, textures[i]));
        }
        jenkins.jenkins.getWorkspaceFor(job).child("shots/s010/s.ma").write(scene.toString(), "UTF-8");
    }

    @Test
    void invalidUploadOptionsAreRejected() throws Exception {
        assertRejected("upload: 'some'", "Unknown value 'some' for upload: use changed, only, none.");
        assertRejected("missingAssets: 'ignore'", "Unknown value 'ignore' for missingAssets: use fail, warn.");
        assertRejected(
                "upload: 'only', searchPaths: ['none']",
                "The search path 'none' is not a folder on this agent: use a folder in the workspace or an existing absolute path.");
        assertRejected(
                "upload: 'none', assets: 'lib', frames: '1', output: 'a_#'",
                "The scene 'scene.blend' is not in the assets folder 'lib': choose a folder that holds both.");
    }

    private void assertRejected(String parameter, String message) throws Exception {
        WorkflowJob job =
                studio.jobWithScene("node { azureRenderSubmit scene: 'scene.blend', pool: 'POOL', " + parameter + " }");
        jenkins.assertLogContains(message, studio.run(job, Result.FAILURE));
    }

    private Set<String> stored() throws Exception {
        URI url = studio.storage().sign(Studio.container(project), Access.READ, Duration.ofMinutes(5));
        return new TreeSet<>(
                StoredFiles.of(new SignedContainer(url, Duration.ofSeconds(5))).keySet());
    }

    private void write(WorkflowJob job, String... names) throws Exception {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        for (String name : names) {
            workspace.child(name).getParent().mkdirs();
            workspace.child(name).write(name, "UTF-8");
        }
        assertTrue(workspace.exists());
    }
}
