package io.jenkins.plugins.azurerender.janitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is removed from the local cloud, and above all what is not. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class JanitorTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Janitor janitor = new Janitor();
    private final Instant now = Instant.now();
    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void whatADeletedJobLeftIsFoundThenRemoved() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        String pool = left.pool(ResourceKind.BUILD);
        String standing = left.pool(ResourceKind.PERMANENT);
        String job = left.job(pool);
        String frames = left.frames();
        String assets = left.assets();
        run.getParent().delete();

        janitor.scan(now);
        assertEquals(Set.of(job, frames), found(), "pool and assets are in use as long as the job is there");
        janitor.clean(now, Duration.ZERO);
        assertEquals(Set.of(pool, standing, assets), left.tagged(controller(left)));
        janitor.scan(now);
        assertEquals(Set.of(pool, assets), found());
        janitor.clean(now, Duration.ZERO);
        assertEquals(Set.of(), found());
        assertEquals(Set.of(standing), left.tagged(controller(left)));
    }

    @Test
    void onlyWhatWasFoundLongEnoughBeforeIsRemoved() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        String frames = left.frames();
        run.delete();

        janitor.clean(now, HALF_AN_HOUR);
        janitor.clean(now.plus(HALF_AN_HOUR).minusSeconds(1), HALF_AN_HOUR);
        assertEquals(Set.of(frames), found());
        assertEquals(now, janitor.last().findings().get(0).since());
        assertEquals(Set.of(frames), left.tagged(frames));
        String second = left.frames();
        janitor.clean(now.plus(HALF_AN_HOUR), HALF_AN_HOUR);
        assertEquals(Set.of(), left.tagged(frames));
        assertEquals(Set.of(second), found());
        assertEquals(Set.of(second), left.tagged(second));
    }

    @Test
    void nothingOfABuildThatRunsIsTouched() throws Exception {
        WorkflowJob pipeline = studio.job("echo 'now'; sleep 600");
        WorkflowRun run = pipeline.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", run);
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        Set<String> all = everything(left);

        lookOften();

        assertEquals(all, left.tagged(controller(left)));
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void aRunningBuildIsFoundUnderTheNewNameOfItsJob() throws Exception {
        WorkflowRun run = studio.job("echo 'now'; sleep 600").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", run);
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        String id = left.newId();
        Map<String, String> tags = new HashMap<>(left.tags(ResourceKind.FRAMES, id));
        tags.put("azurerenderjob", "its-former-name");
        left.storage.createContainer(id, tags);

        lookOften();

        assertEquals(1, left.storage.containers(id).size());
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        run.delete();
        lookOften();
        assertEquals(0, left.storage.containers(id).size());
    }

    @Test
    void nothingOfAnotherControllerOrOfNobodyIsTouched() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        String theirs = left.newId();
        String pool = left.pool(ResourceKind.PERMANENT);
        String own = left.job(pool);
        for (String tag : Set.of("azurerendercontroller", "azurerenderid")) {
            String id = left.newId();
            Map<String, String> tags = new HashMap<>(left.tags(ResourceKind.RENDER, id));
            tags.put(tag, theirs);
            left.job(id, pool, tags);
            tags.putAll(Map.of("azurerenderkind", "frames"));
            left.storage.createContainer(id, tags);
            tags.putAll(Map.of("azurerenderkind", "build"));
            left.pool(id, tags);
        }
        String untagged = left.newId();
        left.job(untagged, pool, Map.of());
        left.storage.createContainer(untagged, Map.of());
        left.pool(untagged, Map.of());
        run.getParent().delete();

        lookOften();

        assertEquals(2, left.tagged(theirs).size());
        assertTrue(left.batch.job(untagged).isPresent());
        assertTrue(left.batch.pool(untagged).isPresent());
        assertEquals(1, left.storage.containers(untagged).size());
        assertEquals(Set.of(), left.tagged(own));
    }

    @Test
    void keysToSharesStayAsLongAsTheirPool() throws Exception {
        AzureLeftovers left = new AzureLeftovers(cloud, endedBuild());
        String pool = left.pool(ResourceKind.PERMANENT);
        String keys = ResourceNames.mountContainer(pool);
        left.storage.createContainer(keys, left.tags(ResourceKind.KEYS, keys));
        lookOften();
        assertEquals(1, left.storage.containers(keys).size());
        left.batch.deletePool(pool);
        while (left.batch.pool(pool).isPresent()) {
            Thread.onSpinWait();
        }
        lookOften();
        assertEquals(0, left.storage.containers(keys).size());
    }

    @Test
    void aBuildThatThisControllerNeverMadeIsNotItsOwn() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        String id = left.newId();
        Map<String, String> tags = new HashMap<>(left.tags(ResourceKind.FRAMES, id));
        tags.put("azurerenderbuild", "2"); // as of a controller that has this one's home, and went on
        left.storage.createContainer(id, tags);

        lookOften();

        assertEquals(1, left.storage.containers(id).size());
    }

    @Test
    void aRenderThatNobodyCollectsEndsAndItsFramesStayForALook() throws Exception {
        Run<?, ?> run = studio.run(studio.job("error 'as wanted'"), Result.FAILURE);
        AzureLeftovers left = new AzureLeftovers(cloud, run);
        String render = left.job(left.pool(ResourceKind.PERMANENT));
        String frames = left.frames();
        String assets = left.assets();

        lookOften();
        assertEquals(Set.of(), left.tagged(render));
        assertEquals(Set.of(frames), left.tagged(frames));

        Instant later = now.plus(Duration.ofDays(8));
        janitor.scan(later);
        janitor.clean(later, Duration.ZERO);
        assertEquals(Set.of(), left.tagged(frames));
        assertEquals(Set.of(assets), left.tagged(assets));
    }

    @Test
    void howLongARenderStaysIsForTheAdministratorToSay() throws Exception {
        AzureLeftovers left = new AzureLeftovers(cloud, endedBuild());
        String frames = left.frames();
        Instant afterItsTime = now.plus(Duration.ofHours(3));
        janitor.scan(afterItsTime);
        assertEquals(Set.of(), found());
        AzureRenderConfiguration.get().setKeepDays(0);
        janitor.scan(afterItsTime);
        assertEquals(Set.of(frames), found());
    }

    @Test
    void anAccountThatCannotBeReachedDoesNotHideTheOthers() throws Exception {
        studio.addAccount("away", "http://127.0.0.1:1", "batch-key", "http://127.0.0.1:1/away", "storage-key");
        studio.addAccount(
                "keyless",
                cloud.batchUrl().toString(),
                "of-a-folder",
                cloud.blobEndpoint().toString(),
                "storage-key");
        Run<?, ?> run = endedBuild();
        String frames = new AzureLeftovers(cloud, run).frames();
        run.delete();

        janitor.scan(now);

        assertEquals(Set.of(frames), found());
        assertEquals(2, janitor.last().problems().size());
        assertEquals(
                "The Batch credentials of render account 'keyless' were not found: check that they exist; the controller itself cannot use credentials of a folder.",
                janitor.last().problems().get(1));
    }

    @Test
    void eachRemovalIsALineInTheLog() throws Exception {
        Run<?, ?> run = endedBuild();
        String frames = new AzureLeftovers(cloud, run).frames();
        run.delete();
        try (LogRecorder log =
                new LogRecorder().record(Janitor.class, Level.INFO).capture(10)) {
            janitor.scan(now);
            assertEquals(0, log.getMessages().size());
            janitor.clean(now, Duration.ZERO);
            assertEquals(1, log.getMessages().size());
            assertEquals(
                    "Removed the frame container '%s' of %s #1 from render account 'studio': its build was deleted."
                            .formatted(frames, run.getParent().getFullName()),
                    log.getMessages().get(0));
        }
    }

    private Set<String> everything(AzureLeftovers left) throws Exception {
        Set<String> all = new TreeSet<>();
        String pool = left.pool(ResourceKind.BUILD);
        all.add(pool);
        all.add(left.job(pool));
        all.add(left.frames());
        all.add(left.assets());
        all.add(left.pool(ResourceKind.BUILD));
        return all;
    }

    private void lookOften() {
        for (int looks = 0; looks < 4; looks++) {
            janitor.clean(now.plusSeconds(looks), Duration.ZERO);
        }
    }

    private Run<?, ?> endedBuild() throws Exception {
        return jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    private Set<String> found() {
        return janitor.last().findings().stream().map(OrphanedResource::getId).collect(Collectors.toSet());
    }

    private static String controller(AzureLeftovers left) {
        return left.tags(ResourceKind.FRAMES, "any").get("azurerendercontroller");
    }
}
