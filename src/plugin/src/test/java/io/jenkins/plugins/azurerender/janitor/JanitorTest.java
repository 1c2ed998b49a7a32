package io.jenkins.plugins.azurerender.janitor;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The resources that the janitor removes or keeps, on the local cloud. */
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
    void resourcesOfDeletedJobAreFoundAndRemoved() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String pool = resources.pool(ResourceKind.BUILD);
        String auto = resources.pool(ResourceKind.AUTO);
        String permanent = resources.pool(ResourceKind.PERMANENT);
        String job = resources.job(pool);
        String render = resources.job(auto);
        String frames = resources.frames();
        String assets = resources.assets();
        run.getParent().delete();

        janitor.scan(now);
        assertEquals(Set.of(job, render, frames), found(), "pools and assets are in use until the jobs are removed");
        janitor.clean(now, Duration.ZERO);
        assertEquals(Set.of(pool, auto, permanent, assets), resources.tagged(controller(resources)));
        janitor.scan(now);
        assertEquals(Set.of(pool, auto, assets), found());
        janitor.clean(now, Duration.ZERO);
        assertEquals(Set.of(), found());
        assertEquals(Set.of(permanent), resources.tagged(controller(resources)));
    }

    @Test
    void resourcesAreRemovedOnlyAfterGracePeriod() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String frames = resources.frames();
        run.delete();

        janitor.clean(now, HALF_AN_HOUR);
        janitor.clean(now.plus(HALF_AN_HOUR).minusSeconds(1), HALF_AN_HOUR);
        assertEquals(Set.of(frames), found());
        assertEquals(now, janitor.last().findings().get(0).since());
        assertEquals(Set.of(frames), resources.tagged(frames));
        String second = resources.frames();
        janitor.clean(now.plus(HALF_AN_HOUR), HALF_AN_HOUR);
        assertEquals(Set.of(), resources.tagged(frames));
        assertEquals(Set.of(second), found());
        assertEquals(Set.of(second), resources.tagged(second));
    }

    @Test
    void resourcesOfRunningBuildAreKept() throws Exception {
        WorkflowJob pipeline = studio.job("echo 'now'; sleep 600");
        WorkflowRun run = pipeline.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", run);
        AzureResources resources = new AzureResources(cloud, run);
        Set<String> all = everything(resources);

        cleanRepeatedly();

        assertEquals(all, resources.tagged(controller(resources)));
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void runningBuildOfRenamedJobIsFound() throws Exception {
        WorkflowRun run = studio.job("echo 'now'; sleep 600").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", run);
        AzureResources resources = new AzureResources(cloud, run);
        String id = resources.newId();
        Owner former = new Owner(
                ResourceKind.FRAMES, id, "former-name", "", run.getNumber(), run.getStartTimeInMillis(), Instant.MAX);
        resources.storage.createContainer(id, former.tags());

        cleanRepeatedly();

        assertEquals(1, Listed.containers(resources.storage, id).size());
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        run.delete();
        cleanRepeatedly();
        assertEquals(0, Listed.containers(resources.storage, id).size());
    }

    @Test
    void resourcesOfOthersAreKept() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String other = resources.newId();
        String pool = resources.pool(ResourceKind.PERMANENT);
        String own = resources.job(pool);
        for (String tag : Set.of("azurerendercontroller", "azurerenderid")) {
            String id = resources.newId();
            Map<String, String> tags = new HashMap<>(resources.tags(ResourceKind.RENDER, id));
            tags.put(tag, other);
            resources.job(id, pool, tags);
            tags.putAll(Map.of("azurerenderkind", "frames"));
            resources.storage.createContainer(id, tags);
            tags.putAll(Map.of("azurerenderkind", "build"));
            resources.pool(id, tags);
        }
        String untagged = resources.newId();
        resources.job(untagged, pool, Map.of());
        resources.storage.createContainer(untagged, Map.of());
        resources.pool(untagged, Map.of());
        run.getParent().delete();

        cleanRepeatedly();

        assertEquals(2, resources.tagged(other).size());
        assertTrue(resources.batch.job(untagged).isPresent());
        assertTrue(resources.batch.pool(untagged).isPresent());
        assertEquals(1, Listed.containers(resources.storage, untagged).size());
        assertEquals(Set.of(), resources.tagged(own));
    }

    @Test
    void shareKeysAreKeptAsLongAsTheirPool() throws Exception {
        AzureResources resources = new AzureResources(cloud, endedBuild());
        String pool = resources.pool(ResourceKind.PERMANENT);
        String keys = ResourceNames.mountContainer("", pool);
        resources.storage.createContainer(keys, resources.tags(ResourceKind.KEYS, keys));
        cleanRepeatedly();
        assertEquals(1, Listed.containers(resources.storage, keys).size());
        resources.batch.deletePool(pool);
        await("deletion of the pool").until(() -> resources.batch.pool(pool).isEmpty());
        cleanRepeatedly();
        assertEquals(0, Listed.containers(resources.storage, keys).size());
    }

    @Test
    void resourcesOfUnknownBuildNumberAreKept() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String id = resources.newId();
        Map<String, String> tags = new HashMap<>(resources.tags(ResourceKind.FRAMES, id));
        tags.put("azurerenderbuild", "2"); // a build of a controller that was copied from this one
        resources.storage.createContainer(id, tags);

        cleanRepeatedly();

        assertEquals(1, Listed.containers(resources.storage, id).size());
    }

    @Test
    void uncollectedRenderIsTerminatedAndItsFramesAreRetained() throws Exception {
        Run<?, ?> run = studio.run(studio.job("error 'expected'"), Result.FAILURE);
        AzureResources resources = new AzureResources(cloud, run);
        String render = resources.job(resources.pool(ResourceKind.PERMANENT));
        String frames = resources.frames();
        String assets = resources.assets();

        cleanRepeatedly();
        assertEquals(Set.of(), resources.tagged(render));
        assertEquals(Set.of(frames), resources.tagged(frames));

        Instant later = now.plus(Duration.ofDays(8));
        janitor.scan(later);
        janitor.clean(later, Duration.ZERO);
        assertEquals(Set.of(), resources.tagged(frames));
        assertEquals(Set.of(assets), resources.tagged(assets));
    }

    @Test
    void retentionIsConfigurable() throws Exception {
        AzureResources resources = new AzureResources(cloud, endedBuild());
        String frames = resources.frames();
        Instant afterTimeLimit = now.plus(Duration.ofHours(3));
        janitor.scan(afterTimeLimit);
        assertEquals(Set.of(), found());
        AzureRenderConfiguration.get().setRetentionDays(0);
        janitor.scan(afterTimeLimit);
        assertEquals(Set.of(frames), found());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void orphanedResourcesAreOnlyListedIfRemovalIsOff(boolean remove) throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String frames = resources.frames();
        run.delete();
        AzureRenderConfiguration.get().setRemoveOrphanedResources(remove);
        // The scheduled work removes what was found half an hour before.
        JanitorWork.janitor().scan(now.minus(HALF_AN_HOUR));

        ExtensionList.lookupSingleton(JanitorWork.class).execute(TaskListener.NULL);

        List<OrphanedResource> listed = JanitorWork.janitor().last().findings();
        assertEquals(
                remove ? List.of() : List.of(frames),
                listed.stream().map(OrphanedResource::getId).toList());
        assertEquals(remove ? Set.of() : Set.of(frames), resources.tagged(frames));
    }

    @Test
    void unreachableAccountDoesNotAffectOthers() throws Exception {
        studio.addAccount(
                "unreachable", "http://127.0.0.1:1", "batch-key", "http://127.0.0.1:1/unreachable", "storage-key");
        studio.addAccount(
                "keyless",
                cloud.batchUrl().toString(),
                "of-a-folder",
                cloud.blobEndpoint().toString(),
                "storage-key");
        Run<?, ?> run = endedBuild();
        String frames = new AzureResources(cloud, run).frames();
        run.delete();

        janitor.scan(now);

        assertEquals(Set.of(frames), found());
        assertEquals(2, janitor.last().problems().size());
        assertEquals(
                "The Batch credentials of render account 'keyless' were not found: check that they exist; the controller cannot use credentials of a folder.",
                janitor.last().problems().get(1));
    }

    /** Such as an account with very many resources. */
    @Test
    void longScanIsRecordedWhenItEnds() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String frames = resources.frames();
        run.delete();
        Janitor quick = new Janitor(Duration.ofMillis(1));
        String running = "The scan of render account 'studio' is still running. Its result is shown when it has ended.";
        long before = jobListings();
        try (BatchGate batch = new BatchGate(cloud)) {
            quick.scan(now);
            quick.scan(now);
            assertEquals(List.of(running), quick.last().problems());
            batch.open();
            await("scan").until(() -> quick.last().problems().isEmpty());
            assertEquals(
                    List.of(frames),
                    quick.last().findings().stream()
                            .map(OrphanedResource::getId)
                            .toList());
            assertEquals(1, jobListings() - before, "an account is scanned once at a time");
            batch.shut();
            quick.clean(now, Duration.ZERO);
            assertEquals(List.of(running), quick.last().problems());
            assertEquals(1, quick.last().findings().size(), "it was not removed yet");
            batch.open();
            await("removal").until(() -> quick.last().findings().isEmpty());
            assertEquals(Set.of(), resources.tagged(frames));
        }
    }

    @Test
    void removalRequestedDuringAScanFollowsIt() throws Exception {
        Run<?, ?> run = endedBuild();
        AzureResources resources = new AzureResources(cloud, run);
        String frames = resources.frames();
        run.delete();
        Janitor quick = new Janitor(Duration.ofMillis(1));
        quick.scan(now);
        await("scan").until(() -> quick.last().problems().isEmpty());
        String notShown = resources.frames();
        long before = jobListings();
        try (BatchGate batch = new BatchGate(cloud)) {
            quick.scan(now);
            quick.clean(now, Duration.ZERO);
            batch.open();
            await("removal").until(() -> quick.last().problems().isEmpty());
        }
        assertEquals(1, jobListings() - before);
        assertEquals(
                List.of(notShown),
                quick.last().findings().stream().map(OrphanedResource::getId).toList());
        assertEquals(Set.of(), resources.tagged(frames));
        assertEquals(Set.of(notShown), resources.tagged(notShown));
    }

    private long jobListings() {
        return cloud.emulator().control().ledger().ofKind("call").stream()
                .filter(call -> call.detail().startsWith("Job_List "))
                .count();
    }

    @Test
    void eachRemovalIsLogged() throws Exception {
        Run<?, ?> run = endedBuild();
        String frames = new AzureResources(cloud, run).frames();
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

    private Set<String> everything(AzureResources resources) throws Exception {
        Set<String> all = new TreeSet<>();
        String pool = resources.pool(ResourceKind.BUILD);
        all.add(pool);
        all.add(resources.job(pool));
        all.add(resources.frames());
        all.add(resources.assets());
        all.add(resources.pool(ResourceKind.BUILD));
        return all;
    }

    private void cleanRepeatedly() {
        for (int i = 0; i < 4; i++) {
            janitor.clean(now.plusSeconds(i), Duration.ZERO);
        }
    }

    private Run<?, ?> endedBuild() throws Exception {
        return jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    private Set<String> found() {
        return janitor.last().findings().stream().map(OrphanedResource::getId).collect(Collectors.toSet());
    }

    private static String controller(AzureResources resources) {
        return resources.tags(ResourceKind.FRAMES, "any").get("azurerendercontroller");
    }
}
