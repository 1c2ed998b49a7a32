package io.jenkins.plugins.azurerender.janitor;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.ListedJob;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.storage.ListedContainer;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Simulates a controller crash before any request: no later request reaches Azure. The janitor then finds and removes
 * all resources in a cloud that no other test uses.
 */
@Tag("blender")
@WithJenkins
class ControllerCrashTest {

    /** Crashes before every n-th request; 1 for each request. */
    private static final int STRIDE = Integer.getInteger("killEvery", 9);

    private static final String BLOCK = """
            withAzureRenderPool(account: 'ACCOUNT', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, ATEND) {
              node { azureRenderSubmit account: 'ACCOUNT', scene: 'scene.blend', frames: '1', output: 'a_#' }
              azureRenderCollect()
            }
            """;

    private static LocalCloud cloud;

    private Studio studio;
    private RenderAccount account;
    private BatchService batch;
    private RenderStorage storage;
    private int maxLeft;

    @BeforeAll
    static void start() throws Exception {
        cloud = LocalCloud.start();
        cloud.emulator().control().switches().set("instant-tasks", "PT0.01S");
    }

    @AfterAll
    static void stop() throws Exception {
        cloud.close();
    }

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        studio = Studio.open(jenkins, cloud);
        account = AzureRenderConfiguration.get().getAccounts().get(0);
        batch = studio.batch();
        storage = studio.storage();
        AzureRenderConfiguration.get().setRetentionDays(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atEnd: 'zero'", "atEnd: 'delete'"})
    void blockLeavesNoResourcesAfterCrash(String atEnd) throws Exception {
        crashAtEachRequest(BLOCK.replace("ATEND", atEnd));
    }

    @ParameterizedTest
    @ValueSource(strings = "autoPool: [dedicatedNodes: 1]")
    void renderWithAutoPoolLeavesNoResourcesAfterCrash(String pool) throws Exception {
        crashAtEachRequest("""
                node { azureRenderSubmit account: 'ACCOUNT', scene: 'scene.blend', frames: '1', output: 'a_#', %s }
                azureRenderCollect()
                """.formatted(pool));
    }

    private void crashAtEachRequest(String script) throws Exception {
        int all = runAndCrash(script, Integer.MAX_VALUE);
        assertTrue(all > 20, "only " + all + " requests");
        for (int requests = 1; requests < all; requests += STRIDE) {
            runAndCrash(script, requests);
        }
        assertTrue(maxLeft > 2, "at most " + maxLeft + " resources left");
    }

    /** Runs the job with a crash after this number of requests. Returns the number of requests it sent. */
    private int runAndCrash(String script, int requests) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Predicate<String> crashed = request -> sent.incrementAndGet() > requests;
        String name = "crashes-before-" + requests;
        WorkflowJob job = studio.jobWithScene(script.replace("ACCOUNT", name));
        try (GatedProxy batchProxy = GatedProxy.refusing(cloud.batchUrl(), crashed);
                GatedProxy storageProxy = GatedProxy.refusing(cloud.blobEndpoint(), crashed)) {
            studio.addAccount(
                    name,
                    batchProxy.url().toString(),
                    "batch-key",
                    storageProxy.url().toString(),
                    "storage-key");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            await("end or crash").until(() -> !run.isBuilding() || sent.get() > requests + 1L);
            if (run.isBuilding()) { // a build that waits for frames would poll indefinitely
                run.doStop();
            }
            await("end").until(() -> !run.isBuilding());
        }
        AzureRenderConfiguration.get().setAccounts(List.of(account));
        maxLeft = Math.max(maxLeft, all().size());
        Janitor janitor = new Janitor();
        String assets = "jenkins-assets-";
        if (requests / STRIDE % 2 == 0) {
            cleanUntil(janitor, Instant.now().plus(Duration.ofDays(30)), id -> id.startsWith(assets), requests);
        }
        job.delete();
        cleanUntil(janitor, Instant.now(), id -> false, requests);
        return sent.get();
    }

    private void cleanUntil(Janitor janitor, Instant now, Predicate<String> ignored, int requests) throws Exception {
        // A pool that is being resized rejects another resize.
        await("no resources after " + requests + " requests").until(() -> left(janitor, now, ignored), Set::isEmpty);
    }

    /** Returns what is left after a cleanup, if one is needed. */
    private Set<String> left(Janitor janitor, Instant now, Predicate<String> ignored) throws Exception {
        if (!left(ignored).isEmpty()) {
            janitor.clean(now, Duration.ZERO);
            assertEquals(List.of(), janitor.last().problems());
        }
        return left(ignored);
    }

    private Set<String> left(Predicate<String> ignored) throws IOException {
        Set<String> left = new TreeSet<>(all());
        left.removeIf(ignored);
        return left;
    }

    /** Returns the IDs of all resources except pools without nodes, which cost nothing. */
    private List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        Listed.jobs(batch, "").stream().map(ListedJob::id).forEach(all::add);
        Listed.pools(batch).stream()
                .filter(ListedPool::wantsNodes)
                .map(ListedPool::id)
                .forEach(all::add);
        Listed.containers(storage, "").stream().map(ListedContainer::name).forEach(all::add);
        return all;
    }
}
