package io.jenkins.plugins.azurerender.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.batch.Staging;
import io.jenkins.plugins.azurerender.azure.batch.StartTask;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Random caps and random requests to Azure: a request is refused if and only if it exceeds a cap, and a refused request
 * changes nothing in Azure. The expected result is computed here, without the classes of the plugin.
 */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CapsPropertyTest {

    private static final int REQUESTS = 150;
    private static final List<String> SIZES = List.of("Standard_D2s_v3", "Standard_D4s_v5", "Standard_NC6");
    private static final URI UNUSED_URL = URI.create("http://127.0.0.1:1/account/container?sv=none");

    private final Random random = new Random(13);
    private Studio studio;
    private BatchService azure;
    private WorkflowRun run;

    /**
     * An autoscale formula.
     *
     * @param dedicated highest number of dedicated nodes; negative if the formula does not set it
     * @param spot highest number of Spot nodes; negative if the formula does not set it
     * @param bounded whether the formula has a maximum that can be computed
     */
    private record Formula(String text, int dedicated, int spot, boolean bounded) {}

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        studio = Studio.open(jenkins, cloud);
        studio.account().setManagedPools("*");
        azure = studio.batch();
        MockFolder lighting = jenkins.createFolder("film").createProject(MockFolder.class, "lighting");
        WorkflowJob job = lighting.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("echo 'a build'", true));
        run = studio.run(job, Result.SUCCESS);
    }

    @Test
    void requestIsRefusedIfAndOnlyIfItExceedsACap() throws Exception {
        int refused = 0;
        for (int i = 0; i < REQUESTS; i++) {
            List<CapSettings> caps = caps();
            studio.account().setCaps(caps);
            // Other folders, and folders whose name only begins like this one, do not matter.
            List<CapSettings> applying = caps.stream()
                    .filter(one -> one.getFolder() == null
                            || List.of("film", "film/lighting").contains(one.getFolder()))
                    .toList();
            String id = studio.pool + "-" + i;
            BatchService batch = RenderCloud.open("studio", run).batch();
            boolean refusal =
                    switch (random.nextInt(4)) {
                        case 0 -> createPool(batch, id, applying);
                        case 1 -> resize(batch, id, applying);
                        case 2 -> autoscale(batch, id, applying);
                        default -> createJob(batch, id, applying);
                    };
            refused += refusal ? 1 : 0;
            azure.deletePool(id);
        }
        assertTrue(refused > REQUESTS / 5 && refused < REQUESTS * 4 / 5, "refused: " + refused);
    }

    private boolean createPool(BatchService batch, String id, List<CapSettings> caps) throws IOException {
        Formula formula = random.nextBoolean() ? formula() : null;
        PoolRequest pool = pool(id, formula);

        boolean refused = isRefused(() -> batch.createPool(pool), exceeds(pool, formula, caps), pool, caps);

        assertEquals(refused, azure.pool(id).isEmpty());
        return refused;
    }

    private boolean resize(BatchService batch, String id, List<CapSettings> caps) throws IOException {
        PoolRequest before = pool(id, null);
        azure.createPool(before);
        PoolRequest after = pool(id, null);
        int dedicated = after.dedicatedNodes();
        int spot = after.spotNodes();
        boolean exceeds = dedicated + spot > 0
                && caps.stream().anyMatch(cap -> exceeds(cap, before.vmSize()) || exceeds(cap, dedicated, spot));

        boolean refused = isRefused(() -> batch.resizePool(id, dedicated, spot), exceeds, after, caps);

        if (refused) {
            assertTargets(before);
        }
        return refused;
    }

    private boolean autoscale(BatchService batch, String id, List<CapSettings> caps) throws IOException {
        PoolRequest before = pool(id, null);
        azure.createPool(before);
        Formula formula = formula();
        int dedicated = formula.dedicated < 0 ? before.dedicatedNodes() : formula.dedicated;
        int spot = formula.spot < 0 ? before.spotNodes() : formula.spot;
        boolean exceeds = caps.stream()
                .anyMatch(cap -> exceeds(cap, before.vmSize())
                        || (formula.bounded
                                ? exceeds(cap, dedicated, spot)
                                : cap.getMaxNodes() != null || cap.isSpotOnly()));

        boolean refused = isRefused(
                () -> batch.enableAutoscale(id, new AutoscaleFormula(formula.text, Duration.ofMinutes(5))),
                exceeds,
                formula,
                caps);

        if (refused) {
            assertTargets(before);
        }
        return refused;
    }

    private boolean createJob(BatchService batch, String id, List<CapSettings> caps) throws IOException {
        Formula formula = random.nextBoolean() ? formula() : null;
        PoolRequest pool = pool("auto", formula);
        int minutes = random.nextInt(6 * 60) + 1;
        Staging staging = new Staging(UNUSED_URL, List.of(""), List.of(), "/bin/true", null);
        JobRequest job =
                new JobRequest(id, "test", null, pool, Duration.ofMinutes(minutes), 0, 0, staging, Map.of(), Map.of());
        boolean exceeds = exceeds(pool, formula, caps)
                || caps.stream().anyMatch(cap -> cap.getMaxHours() != null && minutes > 60 * cap.getMaxHours());

        boolean refused = isRefused(() -> batch.createJob(job), exceeds, job, caps);

        assertEquals(refused, azure.job(id).isEmpty());
        if (!refused) {
            azure.deleteJob(id);
        }
        return refused;
    }

    private interface Request {
        void send() throws IOException;
    }

    private static boolean isRefused(Request request, boolean expected, Object sent, List<CapSettings> caps)
            throws IOException {
        String refusal = "";
        try {
            request.send();
        } catch (InvalidRequestException x) {
            refusal = x.getMessage();
        }
        String seen = refusal;
        assertEquals(
                expected,
                !seen.isEmpty(),
                () -> sent + " with "
                        + caps.stream().map(CapsPropertyTest::describe).toList() + ": " + seen);
        return expected;
    }

    private void assertTargets(PoolRequest expected) throws IOException {
        PoolStatus pool = azure.pool(expected.id()).orElseThrow();
        assertEquals(expected.dedicatedNodes(), pool.targetDedicatedNodes());
        assertEquals(expected.spotNodes(), pool.targetSpotNodes());
        assertEquals(null, pool.autoscale());
    }

    private static boolean exceeds(PoolRequest pool, Formula formula, List<CapSettings> caps) {
        return caps.stream()
                .anyMatch(cap -> exceeds(cap, pool.vmSize())
                        || cap.isNoStartTasks() && pool.setup().startTask() != null
                        || (formula == null
                                ? exceeds(cap, pool.dedicatedNodes(), pool.spotNodes())
                                : formula.bounded
                                        ? exceeds(cap, Math.max(0, formula.dedicated), Math.max(0, formula.spot))
                                        : cap.getMaxNodes() != null || cap.isSpotOnly()));
    }

    private static boolean exceeds(CapSettings cap, String vmSize) {
        return cap.getVmSizes() != null
                && cap.getVmSizes().lines().noneMatch(line -> vmSize.startsWith(line.replace("*", "")));
    }

    private static boolean exceeds(CapSettings cap, int dedicated, int spot) {
        return cap.getMaxNodes() != null && dedicated + spot > cap.getMaxNodes() || cap.isSpotOnly() && dedicated > 0;
    }

    private List<CapSettings> caps() {
        List<CapSettings> caps = new ArrayList<>();
        for (String folder : new String[] {null, "film", "film/lighting", "film/light", "fil", "film/lighting/night"}) {
            if (random.nextInt(3) == 0) {
                CapSettings one = new CapSettings();
                one.setFolder(folder);
                one.setMaxNodes(random.nextBoolean() ? random.nextInt(9) : null);
                one.setMaxHours(random.nextInt(3) == 0 ? 1 + random.nextInt(6) : null);
                one.setVmSizes(
                        random.nextInt(4) == 0
                                ? List.of("Standard_D*", "Standard_NC*\nStandard_D2*")
                                        .get(random.nextInt(2))
                                : null);
                one.setSpotOnly(random.nextInt(5) == 0);
                one.setNoStartTasks(random.nextInt(3) == 0);
                caps.add(one);
            }
        }
        return caps;
    }

    private static String describe(CapSettings cap) {
        return "%s: %s nodes, %s, %s hours, Spot only %s, no start tasks %s"
                .formatted(
                        cap.getFolder(),
                        cap.getMaxNodes(),
                        cap.getVmSizes(),
                        cap.getMaxHours(),
                        cap.isSpotOnly(),
                        cap.isNoStartTasks());
    }

    private PoolRequest pool(String id, Formula formula) throws IOException {
        PoolImage image = azure.supportedImages().get(0);
        PoolSetup setup = random.nextInt(4) > 0
                ? PoolSetup.PLAIN
                : new PoolSetup(
                        List.of(), false, new StartTask("true", false), List.of(), List.of(), false, null, null);
        return new PoolRequest(
                id,
                SIZES.get(random.nextInt(SIZES.size())),
                image,
                formula == null && random.nextBoolean() ? random.nextInt(4) : 0,
                formula == null ? random.nextInt(4) : 0,
                formula == null ? null : new AutoscaleFormula(formula.text, Duration.ofMinutes(5)),
                1,
                setup,
                Map.of());
    }

    private Formula formula() {
        if (random.nextInt(5) == 0) {
            return new Formula("$TargetDedicatedNodes = $PendingTasks.GetSample(1) + 1;", 0, 0, false);
        }
        int dedicated = random.nextInt(6) - 1;
        int spot = dedicated < 0 ? random.nextInt(5) : random.nextInt(6) - 1;
        return new Formula(
                "n = %s; ".formatted(Math.max(0, spot))
                        + (dedicated < 0 ? "" : "$TargetDedicatedNodes = min(%s, $PendingTasks); ".formatted(dedicated))
                        + (spot < 0 ? "" : "$TargetLowPriorityNodes = max(0, n);"),
                dedicated,
                spot,
                true);
    }
}
