package io.jenkins.plugins.azurerender.submit;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.StubRenderers;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Assets are downloaded, synchronized or mounted on nodes, and deleted after the job. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class StagingTest {

    /** Replaces azcopy where it is not installed: downloads all files again. */
    private static final String AZCOPY = """
            #!/bin/bash
            container=${2%%\\?*} folder= query=${2#*\\?}
            if [[ $container =~ ^(http://[^/]+/[^/]+/[^/]+)/(.*)$ ]]; then
              container=${BASH_REMATCH[1]} folder=${BASH_REMATCH[2]}/
            fi
            find "$3" -type f -delete
            curl -sf "$container?restype=container&comp=list&prefix=$folder&$query" | grep -o '<Name>[^<]*' |
              while IFS= read -r name; do
                name=${name#<Name>}
                mkdir -p -- "$(dirname "$3/${name#"$folder"}")"
                curl -sf -o "$3/${name#"$folder"}" "$container/$name?$query" || exit 1
              done
            """;

    private JenkinsRule jenkins;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void mountedAssetsAreRenderedInPlace() throws Exception {
        WorkflowJob job = studio.job("""
                node { azureRenderSubmit scene: 'shots/scene.blend', upload: 'only', project: 'POOL' }
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, mounts: [blobfuse(container: 'POOL', path: 'show')]
                node { azureRenderSubmit scene: 'shots/scene.blend', frames: '1', output: 'm_####', project: 'POOL', staging: 'mount', assetsMount: 'show' }
                azureRenderCollect()
                """);
        studio.put(job, Scenes.dot(), "shots/scene.blend");
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        assertTrue(run.getArtifactManager().root().child("m_0001.png").exists());
    }

    @Test
    void syncUpdatesTheSameFolderOnAnExistingPool() throws Exception {
        StubRenderers.in(folder);
        azcopy();
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'shot/a.abc', frames: '1', output: 's_####', staging: 'sync',
                    environment: [[name: 'PATH', value: '%1$s:%2$s']],
                    renderer: custom(command: 'cd "$(dirname "$RENDER_SCENE")" && cat maps/*.txt > %1$s/seen && pwd > %1$s/place && cp %1$s/image.png "$RENDER_FILE"') }
                azureRenderCollect()
                """.formatted(folder, System.getenv("PATH")));
        Path text = Files.writeString(folder.resolve("text"), "one\n");
        studio.put(job, text, "shot/a.abc");
        studio.put(job, text, "shot/maps/one.txt");
        studio.put(job, text, "shot/maps/old.txt");
        studio.run(job, Result.SUCCESS);
        assertEquals("one\none\n", Files.readString(folder.resolve("seen")));
        String assets = Files.readString(folder.resolve("place"));
        assertTrue(assets.contains("/shared/azure-render/"), assets);

        FilePath maps = jenkins.jenkins.getWorkspaceFor(job).child("shot/maps");
        maps.child("old.txt").write("old, but changed\n", "UTF-8");
        maps.child("two.txt").write("two\n", "UTF-8");
        studio.run(job, Result.SUCCESS);
        assertEquals("old, but changed\none\ntwo\n", Files.readString(folder.resolve("seen")));
        assertEquals(assets, Files.readString(folder.resolve("place")));
    }

    @Test
    void assetsLargerThanTheNodesDiskAreNotUploaded() throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'm_####' }
                """);
        try (RandomAccessFile cache = new RandomAccessFile(
                jenkins.jenkins.getWorkspaceFor(job).child("ocean.abc").getRemote(), "rw")) {
            cache.setLength(17L << 30); // a sparse file, which needs no disk space
        }
        WorkflowRun run = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains(
                "The render needs 18.3 GB of assets on each node, but standard_d2s_v3 has a disk of 17.2 GB for them",
                run);
        jenkins.assertLogNotContains(" sent (", run);
        assertEquals(List.of(), Studio.renders(run));
    }

    @Test
    void downloadedAssetsAreDeletedAfterTheJob() throws Exception {
        StubRenderers.in(folder);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'a.abc', frames: '1', output: 's_####',
                    renderer: custom(command: 'echo -n "$AZ_BATCH_JOB_PREP_WORKING_DIR" > %1$s/place && cp %1$s/image.png "$RENDER_FILE"') }
                azureRenderCollect()
                """.formatted(folder));
        studio.put(job, Scenes.dot(), "a.abc");
        studio.assertNothingRunsOn(studio.run(job, Result.SUCCESS));
        Path assets = Path.of(Files.readString(folder.resolve("place")));
        await("deletion of the files in " + assets).until(() -> !hasFiles(assets));
    }

    @Test
    void invalidStagingIsRejected() throws Exception {
        assertRejected("staging: 'copy'", "Unknown value 'copy' for staging: use download, sync, mount.");
        assertRejected("staging: 'mount'", "staging: 'mount' requires assetsMount");
        assertRejected("assetsMount: 'x'", "assetsMount is set, but staging is not 'mount'");
        assertRejected("staging: 'mount', assetsMount: '../x'", "The file '../x' is not a plain relative path");
    }

    private void assertRejected(String parameters, String message) throws Exception {
        WorkflowJob job = studio.jobWithScene(
                "node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_####', " + parameters + " }");
        jenkins.assertLogContains(message, studio.run(job, Result.FAILURE));
    }

    private static boolean hasFiles(Path directory) throws Exception {
        if (Files.notExists(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    /** Links the installed azcopy, or writes a replacement, into the PATH of the tasks. */
    private void azcopy() throws Exception {
        Optional<Path> installed = Arrays.stream(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "azcopy"))
                .filter(Files::isExecutable)
                .findFirst();
        if (installed.isPresent()) {
            Files.createSymbolicLink(folder.resolve("azcopy"), installed.get());
        } else {
            Files.writeString(folder.resolve("azcopy"), AZCOPY);
            assertTrue(folder.resolve("azcopy").toFile().setExecutable(true));
        }
    }
}
