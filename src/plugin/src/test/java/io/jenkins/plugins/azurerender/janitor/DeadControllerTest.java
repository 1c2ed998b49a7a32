package io.jenkins.plugins.azurerender.janitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
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
 * A controller dies between two requests, whichever they are: none of its later requests reaches Azure. Whatever is there
 * then, in a cloud that nobody else uses, is found and removed.
 */
@Tag("blender")
@WithJenkins
class DeadControllerTest {

    /** Dies before each so-manieth request; 1 tries them all. */
    private static final int STRIDE = Integer.getInteger("killEvery", 9);

    private static final String BLOCK = """
            withAzureRenderPool(account: 'DYING', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, ATEND) {
              node { azureRenderSubmit account: 'DYING', scene: 'scene.blend', frames: '1', output: 'a_#' }
              azureRenderCollect()
            }
            """;

    private static LocalCloud cloud;

    private Studio studio;
    private RenderAccount account;
    private BatchService batch;
    private RenderStorage storage;
    private int mostLeft;

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
        AzureRenderConfiguration.get().setKeepDays(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atEnd: 'zero'", "atEnd: 'delete'"})
    void nothingOfABlockStaysThatCostsMoney(String atEnd) throws Exception {
        everyDeathOf(BLOCK.replace("ATEND", atEnd));
    }

    @ParameterizedTest
    @ValueSource(strings = "autoPool: [dedicatedNodes: 1]")
    void nothingOfARenderWithAPoolOfItsOwnStays(String pool) throws Exception {
        everyDeathOf("""
                node { azureRenderSubmit account: 'DYING', scene: 'scene.blend', frames: '1', output: 'a_#', %s }
                azureRenderCollect()
                """.formatted(pool));
    }

    private void everyDeathOf(String script) throws Exception {
        int all = liveAndDie(script, Integer.MAX_VALUE);
        assertTrue(all > 20, "only " + all + " requests");
        for (int requests = 1; requests < all; requests += STRIDE) {
            liveAndDie(script, requests);
        }
        assertTrue(mostLeft > 2, "never more left than " + mostLeft);
    }

    /** Returns how many requests came. */
    private int liveAndDie(String script, int requests) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Predicate<String> dead = request -> sent.incrementAndGet() > requests;
        String name = "dies-before-" + requests;
        WorkflowJob job = studio.jobWithScene(script.replace("DYING", name));
        try (GatedProxy dyingBatch = GatedProxy.refusing(cloud.batchUrl(), dead);
                GatedProxy dyingStorage = GatedProxy.refusing(cloud.blobEndpoint(), dead)) {
            studio.addAccount(
                    name,
                    dyingBatch.url().toString(),
                    "batch-key",
                    dyingStorage.url().toString(),
                    "storage-key");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            for (boolean stopped = false; run.isBuilding(); Thread.sleep(20)) {
                if (!stopped && sent.get() > requests + 1L) { // who waits for frames would ask for ever
                    run.doStop();
                    stopped = true;
                }
            }
        }
        AzureRenderConfiguration.get().setAccounts(List.of(account));
        mostLeft = Math.max(mostLeft, all().size());
        Janitor janitor = new Janitor();
        String assets = "jenkins-assets-";
        if (requests / STRIDE % 2 == 0) {
            cleanUntil(janitor, Instant.now().plus(Duration.ofDays(30)), id -> id.startsWith(assets), requests);
        }
        job.delete();
        cleanUntil(janitor, Instant.now(), id -> false, requests);
        return sent.get();
    }

    private void cleanUntil(Janitor janitor, Instant now, Predicate<String> mayStay, int requests) throws Exception {
        Set<String> left = left(mayStay);
        for (int looks = 0; !left.isEmpty() && looks < 100; looks++) {
            janitor.clean(now, Duration.ZERO);
            assertEquals(List.of(), janitor.last().problems());
            left = left(mayStay);
            Thread.sleep(looks * 5L); // a pool whose size is just being changed takes no other change
        }
        assertEquals(Set.of(), left, () -> "after " + requests + " requests");
    }

    private Set<String> left(Predicate<String> mayStay) throws IOException {
        Set<String> left = new TreeSet<>(all());
        left.removeIf(mayStay);
        return left;
    }

    /** The ids of all that is there; a pool without nodes costs nothing. */
    private List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        batch.jobs("").stream().map(ListedJob::id).forEach(all::add);
        batch.pools().stream()
                .filter(ListedPool::wantsNodes)
                .map(ListedPool::id)
                .forEach(all::add);
        storage.containers("").stream().map(ListedContainer::name).forEach(all::add);
        return all;
    }
}
