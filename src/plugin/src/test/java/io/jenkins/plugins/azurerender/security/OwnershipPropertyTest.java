package io.jenkins.plugins.azurerender.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.emulator.control.Ledger.Entry;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Random submits, uploads, mounts, resizes and deletes by two folders of two controllers on one account, which use the same
 * names and the names of each other's resources. The requests that reach Batch and storage change and open only resources of
 * the folder and controller that created them.
 */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class OwnershipPropertyTest {

    private static final int SEQUENCES = 30;
    private static final int BUILDS = 4;
    private static final int STEPS = 3;
    private static final Pattern BATCH_CALL = Pattern.compile("(POST|PUT|PATCH|DELETE) /(pools|jobs)/([^/?]+).*");
    private static final Pattern STORAGE_CALL = Pattern.compile("([A-Z]+) /[^/]+/([^/?]+)(.*)");

    /** A folder of a controller. */
    private record Actor(String controller, String folder) {}

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Actor> owners = new HashMap<>();
    private final Set<String> poolsBefore = new HashSet<>();
    private int checked;
    private LocalCloud cloud;
    private Studio studio;

    @AfterEach
    void reset(LocalCloud cloud) {
        cloud.emulator().control().switches().clear();
        JenkinsLocationConfiguration.get().setUrl(null);
    }

    @Test
    void requestsChangeAndOpenOnlyResourcesOfTheirFolderAndController(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        run(jenkins, cloud, 0, SEQUENCES);
    }

    @Test
    @Tag("bench")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void manySequencesChangeAndOpenOnlyTheirResources(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        run(jenkins, cloud, SEQUENCES, 20 * SEQUENCES);
    }

    private void run(JenkinsRule jenkins, LocalCloud cloud, int firstSeed, int endSeed) throws Exception {
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        Map<String, MockFolder> folders =
                Map.of("one", jenkins.createFolder("one"), "two", jenkins.createFolder("two"));
        try (GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> !requests.add(request))) {
            studio.account().setStorageUrl(storage.url().toString());
            // Without nodes, all requests come from the builds.
            cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
            studio.batch().pools().forEach(pool -> poolsBefore.add(pool.id()));
            for (int seed = firstSeed; seed < endSeed; seed++) {
                Random random = new Random(seed);
                String unique = UUID.randomUUID().toString().substring(0, 8);
                List<String> names = new ArrayList<>(List.of("show-" + unique, "library-" + unique));
                for (int build = 0; build < BUILDS; build++) {
                    Actor actor = new Actor(pick(random, List.of("x", "y")), pick(random, List.of("one", "two")));
                    StringBuilder script = new StringBuilder();
                    for (int step = 0; step < STEPS; step++) {
                        script.append("try { ")
                                .append(step(random, unique, names))
                                .append(" } catch (e) { }\n");
                    }
                    run(actor, folders.get(actor.folder()), script.toString(), "seed " + seed, names);
                }
                for (int pool = 0; pool < 2; pool++) {
                    studio.batch().deletePool(pool(unique, pool));
                }
            }
        }
        assertTrue(checked > 6 * (endSeed - firstSeed), "checked requests: " + checked);
    }

    private static String pool(String unique, int number) {
        return "owned-" + unique + "-" + number;
    }

    private static String step(Random random, String unique, List<String> names) {
        String pool = pool(unique, random.nextInt(2));
        String name = pick(random, names);
        String prepare = "azureRenderPool id: '%s', vmSize: 'Standard_D2s_v3', ".formatted(pool);
        String submit = "node { writeFile file: 'a.abc', text: '%d'; azureRenderSubmit scene: 'a.abc', project: '%s', "
                .formatted(random.nextInt(), name);
        String render = "frames: '1', output: 'a_#', renderer: custom(command: 'true'), pool: '%s' }".formatted(pool);
        return switch (random.nextInt(8)) {
            case 0 -> prepare + "dedicatedNodes: " + random.nextInt(2);
            case 1 ->
                "azureRenderPool id: '%s', action: 'resize', dedicatedNodes: %d".formatted(pool, random.nextInt(2));
            case 2 -> "azureRenderPool id: '%s', action: 'delete'".formatted(pool);
            case 3 ->
                "withAzureRenderPool(id: '%s', vmSize: 'Standard_D4s_v3', onDifference: 'reuse', atEnd: '%s') { echo 'x' }"
                        .formatted(pool, pick(random, List.of("zero", "delete")));
            case 4 -> prepare + "mounts: [blobfuse(container: '%s', path: 'm')]".formatted(name);
            case 5 -> submit + "upload: 'only' }";
            case 6 -> submit + "upload: 'none', " + render;
            default -> submit + render;
        };
    }

    private void run(Actor actor, MockFolder folder, String script, String seed, List<String> names) throws Exception {
        JenkinsLocationConfiguration.get().setUrl("https://" + actor.controller() + ".example.com/");
        int firstRequest = requests.size();
        long lastCall = calls(-1).stream().mapToLong(Entry::number).max().orElse(-1);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "job-" + UUID.randomUUID());
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        for (RenderRecord render : Studio.renders(run)) {
            awaitCleanup(render, lastCall);
            owners.put("jobs " + render.getJobId(), actor);
        }
        String context = seed + ", " + actor + ":\n" + script;
        for (Entry call : calls(lastCall)) {
            checkCall(call, actor, context);
        }
        for (String request : List.copyOf(requests.subList(firstRequest, requests.size()))) {
            checkRequest(request, actor, request.replaceFirst("sig=.*", "") + "\n" + context);
        }
        checkMounts(actor, context);
        for (RenderRecord render : Studio.renders(run)) {
            names.add(render.getJobId());
            names.add(ResourceNames.nodeContainer(render.getJobId()));
        }
        owners.keySet().stream()
                .filter(owned -> owned.startsWith("container "))
                .map(owned -> owned.substring("container ".length()))
                .filter(owned -> !names.contains(owned) && names.size() < 20)
                .forEach(names::add);
    }

    /** The ID of a new pool is in the body of its request: the owner of a pool is known from the listing. */
    private void checkCall(Entry call, Actor actor, String context) throws Exception {
        if (call.detail().equals("Pool_Add 201")) {
            for (ListedPool pool : studio.batch().pools()) {
                if (poolsBefore.add(pool.id())) {
                    owners.put("pools " + pool.id(), actor);
                }
            }
        }
        Matcher matcher = BATCH_CALL.matcher(call.subject());
        if (matcher.matches()) {
            Actor owner = owners.get(matcher.group(2) + " " + matcher.group(3));
            if (owner != null) {
                checked++;
                assertEquals(owner, actor, call + "\n" + context);
            }
        }
    }

    /** The actor that creates a container owns it. Other actors can read its tags only. */
    private void checkRequest(String request, Actor actor, String context) {
        Matcher matcher = STORAGE_CALL.matcher(request);
        if (!matcher.matches()) {
            return; // a request for the account
        }
        String method = matcher.group(1);
        String container = "container " + matcher.group(2);
        boolean ofContainer = matcher.group(3).contains("restype=container")
                && !matcher.group(3).contains("comp=list");
        if (ofContainer && (method.equals("GET") || method.equals("HEAD"))) {
            return;
        }
        if (ofContainer && method.equals("PUT")) {
            owners.putIfAbsent(container, actor);
        }
        Optional<Actor> owner = Optional.ofNullable(owners.get(container));
        if (owner.isPresent()) {
            checked++;
            assertEquals(owner.get(), actor, context);
        }
    }

    private void checkMounts(Actor actor, String context) throws Exception {
        for (Map.Entry<String, Actor> owned : owners.entrySet()) {
            if (owned.getKey().startsWith("pools ") && owned.getValue().equals(actor)) {
                Optional<PoolStatus> pool = studio.batch().pool(owned.getKey().substring("pools ".length()));
                for (PoolMount mount : pool.isEmpty()
                        ? List.<PoolMount>of()
                        : pool.get().setup().mounts()) {
                    checked++;
                    assertEquals(actor, owners.get("container " + mount.source()), mount + "\n" + context);
                }
            }
        }
    }

    private List<Entry> calls(long after) {
        return cloud.emulator()
                .control()
                .ledger()
                .entries(entry -> entry.kind().equals("call") && entry.number() > after);
    }

    /** The jobs of a build that does not collect end with their last task; this is requested in the background. */
    private void awaitCleanup(RenderRecord render, long after) throws Exception {
        for (int tries = 0; render.isSubmitted() && tries < 200; tries++) {
            if (calls(after).stream().anyMatch(call -> call.subject().startsWith("PATCH /jobs/" + render.getJobId()))) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
