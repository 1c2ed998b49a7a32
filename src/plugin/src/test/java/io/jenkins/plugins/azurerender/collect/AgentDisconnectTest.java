package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StoredFile;
import io.jenkins.plugins.azurerender.azure.storage.StoredFiles;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
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

/** An agent disconnects during an upload or download. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class AgentDisconnectTest {

    private static final String PIPELINE = """
            azureRenderPool account: 'studio', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
            node('farm') {
              azureRenderSubmit account: 'slow', scene: 'scene.blend', frames: '1-3', output: 'a_#', project: 'PROJECT'
              azureRenderCollect()
            }
            """;

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;
    private DumbSlave agent;
    private String project;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        project = "project-" + UUID.randomUUID();
        agent = jenkins.createOnlineSlave(Label.get("farm"));
    }

    @Test
    void agentLostDuringDownloadIsReplacedByTheController() throws Exception {
        AtomicBoolean once = new AtomicBoolean();
        Predicate<String> firstFrame = request ->
                request.startsWith("GET ") && request.contains("/frames%2Fa_") && once.compareAndSet(false, true);
        try (GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), firstFrame)) {
            WorkflowRun run = start(storage, Scenes.dot());
            storage.awaitHeld();
            agent.getChannel().close();
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("the agent cannot download files, so the controller does", run);
            assertEquals(
                    Set.of("a_1.png", "a_2.png", "a_3.png"),
                    run.getArtifacts().stream()
                            .map(artifact -> artifact.relativePath)
                            .filter(name -> name.startsWith("a_"))
                            .collect(Collectors.toSet()));
            assertEquals(3, Studio.renders(run).get(0).getFramesDone());
        }
    }

    @Test
    void agentLostDuringUploadLeavesNoPartialBlob() throws Exception {
        byte[] texture = new byte[300_000];
        new Random(1).nextBytes(texture);
        Files.write(folder.resolve("texture.png"), texture);
        Files.write(folder.resolve("model.obj"), new byte[] {1, 2, 3});
        AtomicBoolean once = new AtomicBoolean();
        Predicate<String> texturePut = request ->
                request.startsWith("PUT ") && request.contains("texture.png") && once.compareAndSet(false, true);
        try (GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), texturePut)) {
            WorkflowRun run = start(storage, Scenes.dot());
            storage.awaitHeld();
            agent.getChannel().close();
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("The agent was disconnected (", run);
            jenkins.assertLogContains("run the build again; files already in storage are not uploaded again.", run);
            SignedContainer assets = new SignedContainer(
                    studio.storage().sign(Studio.container(project), Access.READ, Duration.ofHours(1)),
                    Duration.ofSeconds(10));
            for (StoredFile stored : StoredFiles.of(assets).values()) {
                Path local = stored.name().equals("scene.blend") ? Scenes.dot() : folder.resolve(stored.name());
                assertTrue(assets.download(stored.name(), folder.resolve("stored")));
                assertArrayEquals(
                        Files.readAllBytes(local), Files.readAllBytes(folder.resolve("stored")), stored.name());
            }
        }
    }

    private WorkflowRun start(GatedProxy storage, Path scene) throws Exception {
        studio.addAccount(
                "slow", cloud.batchUrl().toString(), "batch-key", storage.url().toString(), "storage-key");
        WorkflowJob job = studio.job(PIPELINE.replace("PROJECT", project));
        FilePath workspace = agent.getWorkspaceFor(job);
        workspace.mkdirs();
        workspace.child("scene.blend").copyFrom(new FilePath(scene.toFile()));
        for (String name : new String[] {"texture.png", "model.obj"}) {
            if (Files.exists(folder.resolve(name))) {
                workspace.child(name).copyFrom(new FilePath(folder.resolve(name).toFile()));
            }
        }
        return job.scheduleBuild2(0).waitForStart();
    }
}
