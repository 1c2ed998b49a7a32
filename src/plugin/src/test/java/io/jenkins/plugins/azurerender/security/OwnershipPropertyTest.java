package io.jenkins.plugins.azurerender.security;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.emulator.control.Ledger.Entry;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * Random submits, uploads, mounts, resizes, deletes and listings by the folders {@code one}, {@code one/in} and {@code two} of
 * two controllers on one account, which use the same names, the names of each other's resources, and other spellings of
 * them. The requests that reach Batch and storage change and open only resources that the actor may use.
 */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class OwnershipPropertyTest {

    private static final int SEQUENCES = 15;
    private static final int BUILDS = 4;
    private static final int STEPS = 4;
    private static final List<String> FOLDERS = List.of("one", "one/in", "two");
    private static final Pattern BATCH_CALL = Pattern.compile("(POST|PUT|PATCH|DELETE) /(pools|jobs)/([^/?]+).*");
    private static final Pattern STORAGE_CALL = Pattern.compile("([A-Z]+) /[^/]+/([^/?]+)(.*)");

    /** Each message must appear, otherwise the sequences contain too few attempts. */
    private static final List<String> REFUSALS = List.of(
            "so this job cannot read it. Use a project.",
            "so this job cannot change it. Use a project.",
            "belongs to a render or a pool",
            "so this job cannot resize it",
            "so this job cannot delete it",
            "is not the auto pool of a render",
            "This job can only read container",
            "does not exist in storage",
            "is above the top folder of Jenkins",
            "is not a valid project name");

    /** A job of a folder of a controller. */
    private record Actor(String controller, String folder, String job) {

        boolean isIn(String outer) {
            return contains(outer, folder);
        }

        boolean isAbove(String inner) {
            return contains(folder, inner);
        }

        private static boolean contains(String outer, String inner) {
            return outer.isEmpty() || inner.equals(outer) || inner.startsWith(outer + "/");
        }
    }

    private enum Use {
        READ,
        WRITE,
        DELETE
    }

    private enum Kind {
        POOL,
        JOB,
        RENDER,
        KEYS,
        ASSETS,
        PROJECT,
        /** Not created by a job, and shared by the administrator. */
        LIBRARY,
        /** Not created by a job, and not shared. */
        STATE;

        static Kind of(String container) {
            return container.startsWith("jenkins-assets-")
                    ? ASSETS
                    : container.startsWith("jenkins-mounts-")
                            ? KEYS
                            : container.startsWith("jenkins-") ? RENDER : PROJECT;
        }
    }

    private record Resource(Kind kind, String controller, String folder, String job) {

        boolean allows(Actor actor, Use use) {
            return switch (kind) {
                case LIBRARY -> use == Use.READ;
                case STATE -> false;
                default -> controller.equals(actor.controller()) && allowsOnController(actor, use);
            };
        }

        private boolean allowsOnController(Actor actor, Use use) {
            return switch (kind) {
                case POOL -> actor.isAbove(folder);
                case KEYS ->
                    use == Use.DELETE ? actor.isAbove(folder) : actor.folder().equals(folder);
                case ASSETS -> job.equals(actor.job()) || use == Use.READ && actor.isIn(folder);
                case PROJECT -> use != Use.DELETE && actor.isIn(folder);
                default -> job.equals(actor.job());
            };
        }
    }

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Resource> pools = new LinkedHashMap<>();
    private final Map<String, Resource> jobs = new HashMap<>();
    private final Map<String, Resource> containers = new LinkedHashMap<>();
    private final Map<Kind, Integer> checked = new EnumMap<>(Kind.class);
    private final Set<String> refused = new TreeSet<>();
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
        run(jenkins, cloud, SEQUENCES, 40 * SEQUENCES);
    }

    private void run(JenkinsRule jenkins, LocalCloud cloud, int firstSeed, int endSeed) throws Exception {
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        studio.addCredentials(
                new StorageAccountKey(CredentialsScope.GLOBAL, "files", "", "studiofiles", Secret.fromString("a2V5")));
        studio.share("library-*", false);
        MockFolder one = jenkins.createFolder("one");
        Map<String, MockFolder> folders = Map.of(
                "one", one, "one/in", one.createProject(MockFolder.class, "in"), "two", jenkins.createFolder("two"));
        try (GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> !requests.add(request))) {
            studio.account().setStorageUrl(storage.url().toString());
            // Without nodes, all requests come from the builds.
            cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
            int lastSeed = firstSeed + 10 * (endSeed - firstSeed); // some refusals are rare
            for (int seed = firstSeed; seed < endSeed || seed < lastSeed && refused.size() < REFUSALS.size(); seed++) {
                sequence(new Random(seed), folders, "seed " + seed);
            }
        }
        assertEquals(new TreeSet<>(REFUSALS), refused);
        for (Kind kind : Kind.values()) {
            // Of state files, no request may be sent.
            assertEquals(kind != Kind.STATE, checked.containsKey(kind), kind + " of " + checked);
        }
    }

    private void sequence(Random random, Map<String, MockFolder> folders, String seed) throws Exception {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        List<String> names = new ArrayList<>(List.of("show-" + unique, "../show-" + unique));
        for (Kind kind : List.of(Kind.LIBRARY, Kind.STATE)) {
            String name = kind.name().toLowerCase(Locale.ROOT) + "-" + unique;
            studio.storage().createContainer(name, Map.of());
            studio.storage().put(name, "a.abc", new byte[1]);
            containers.put(name, new Resource(kind, "", "", ""));
            names.add(name);
        }
        List<String> ids = new ArrayList<>(List.of("owned-" + unique, "owned-" + unique + "-2"));
        pools.clear();
        for (int build = 0; build < BUILDS; build++) {
            String folder = pick(random, FOLDERS);
            WorkflowJob job = folders.get(folder).createProject(WorkflowJob.class, "job-" + UUID.randomUUID());
            Actor actor = new Actor(pick(random, List.of("x", "x", "x", "y")), folder, job.getFullName());
            StringBuilder script = new StringBuilder();
            for (int step = 0; step < STEPS; step++) {
                script.append("try { ")
                        .append(step(random, unique, ids, names))
                        .append(" } catch (e) { echo e.message }\n");
            }
            job.setDefinition(new CpsFlowDefinition(script.toString(), true));
            run(actor, job, seed + ", " + actor + ":\n" + script);
            containers.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
            pools.keySet().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        }
        for (String job : jobs.keySet()) {
            studio.batch().terminateJob(job, "test finished");
        }
        for (String pool : pools.keySet()) {
            studio.batch().deletePool(pool);
        }
        jobs.clear();
        containers.clear();
    }

    private static String step(Random random, String unique, List<String> ids, List<String> names) {
        String pool = otherSpelling(random, pick(random, ids, "jenkins-.*"));
        String name = otherSpelling(
                random, pick(random, names, pick(random, List.of("jenkins-assets-.*", "jenkins-mounts-.*"))));
        String prepare = "azureRenderPool id: '%s', vmSize: 'Standard_D2s_v3', ".formatted(pool);
        String mount =
                "mounts: [blobfuse(container: '%s', path: 'm', readOnly: %s)]".formatted(name, random.nextBoolean());
        String scene = "node { writeFile file: 'a.abc', text: '%d'; azureRenderSubmit scene: 'a.abc', "
                .formatted(random.nextInt());
        String submit = scene + "project: '%s', ".formatted(name);
        String frames = "frames: '1', output: 'a_#', renderer: custom(command: 'true')";
        String render = frames + ", pool: '%s' }".formatted(pool);
        return switch (random.nextInt(12)) {
            case 0 -> prepare + "dedicatedNodes: " + random.nextInt(2);
            case 1 ->
                "azureRenderPool id: '%s', action: 'resize', dedicatedNodes: %d".formatted(pool, random.nextInt(2));
            case 2 -> "azureRenderPool id: '%s', action: 'delete'".formatted(pool);
            case 3 ->
                "withAzureRenderPool(id: '%s', vmSize: 'Standard_D4s_v3', onDifference: 'reuse', atEnd: '%s') { echo 'x' }"
                        .formatted(pool, pick(random, List.of("zero", "delete")));
            case 4 -> prepare + mount;
            case 5 -> submit + "upload: 'only' }";
            case 6 -> submit + "upload: 'none', " + render;
            case 7 -> submit + render;
            case 8 -> scene + render;
            case 9 ->
                scene + frames + ", autoPool: [vmSize: 'Standard_D2s_v3'" + (random.nextBoolean() ? "" : ", " + mount)
                        + "] }";
            case 10 ->
                "azureRenderPool id: 'keys-%s', vmSize: 'Standard_D2s_v3', image: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter', mounts: [azureFiles(share: 'rendering', path: 'S', credentialsId: 'files')]"
                        .formatted(unique);
            default ->
                "azureRenderPool id: '%s', action: '%s'".formatted(pool, pick(random, List.of("list", "status")));
        };
    }

    private static String otherSpelling(Random random, String name) {
        return switch (random.nextInt(24)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name + "/";
            case 2 -> "../" + name;
            case 3 -> "../../../" + name;
            case 4 -> name.replace("-", "%2D");
            case 5 -> "./" + name;
            case 6 -> "any/../" + name;
            case 7 -> name.replace('a', '\u0430').replace('-', '\u2010'); // similar characters of Unicode
            default -> name;
        };
    }

    private void run(Actor actor, WorkflowJob job, String context) throws Exception {
        JenkinsLocationConfiguration.get().setUrl("https://" + actor.controller() + ".example.com/");
        int firstRequest = requests.size();
        long last = entries("call", -1).stream().mapToLong(Entry::number).max().orElse(-1);
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        for (RenderRecord render : Studio.renders(run)) {
            awaitCleanup(render, last);
            jobs.put(render.getJobId(), resource(Kind.JOB, actor));
        }
        String log = JenkinsRule.getLog(run);
        REFUSALS.stream().filter(log::contains).forEach(refused::add);
        for (Entry pool : entries("pool-added", last)) {
            pools.put(pool.subject().substring("pools/".length()), resource(Kind.POOL, actor));
        }
        for (Entry call : entries("call", last)) {
            checkCall(call, actor, context);
        }
        for (String request : List.copyOf(requests.subList(firstRequest, requests.size()))) {
            checkRequest(request, actor, request.replaceFirst("sig=.*", "") + "\n" + context);
        }
        for (Entry pool : entries("pool-added", last)) {
            checkMounts(pool.subject().substring("pools/".length()), actor, context);
        }
        for (RenderRecord render : Studio.renders(run)) {
            String pool = String.valueOf(render.getPool());
            if (pool.toLowerCase(Locale.ROOT).startsWith("jenkins-")) {
                check(pools.get(pool), actor, Use.WRITE, "pool " + pool + "\n" + context);
            }
        }
    }

    private static Resource resource(Kind kind, Actor creator) {
        return new Resource(kind, creator.controller(), creator.folder(), creator.job());
    }

    private void check(Resource resource, Actor actor, Use use, String context) {
        checked.merge(resource.kind(), 1, Integer::sum);
        assertTrue(resource.allows(actor, use), use + " " + resource + "\n" + context);
    }

    private void checkCall(Entry call, Actor actor, String context) {
        Matcher matcher = BATCH_CALL.matcher(call.subject());
        if (matcher.matches()) {
            Resource resource = (matcher.group(2).equals("pools") ? pools : jobs).get(matcher.group(3));
            boolean exists = !call.detail().endsWith(" 404");
            if (resource != null && exists) {
                check(resource, actor, Use.WRITE, call + "\n" + context);
                boolean changesTags = matcher.group(1).equals("PATCH") && resource.kind() == Kind.POOL;
                assertFalse(changesTags && ResourceNames.isAutoPool(matcher.group(3)), call + "\n" + context);
            }
        }
    }

    /** The first actor that creates a container owns it. Other actors can read its tags only. */
    private void checkRequest(String request, Actor actor, String context) {
        Matcher matcher = STORAGE_CALL.matcher(request);
        if (!matcher.matches()) {
            return; // a request for the account
        }
        String method = matcher.group(1);
        String container = matcher.group(2);
        boolean reads = method.equals("GET") || method.equals("HEAD");
        boolean ofContainer = matcher.group(3).contains("restype=container")
                && !matcher.group(3).contains("comp=list");
        if (ofContainer && reads) {
            return;
        }
        Resource resource = containers.computeIfAbsent(container, name -> created(name, actor));
        Use use = reads ? Use.READ : ofContainer && method.equals("DELETE") ? Use.DELETE : Use.WRITE;
        check(resource, actor, use, context);
    }

    /** A project belongs to the folder whose hash is in its name, which need not be the one of the job. */
    private static Resource created(String container, Actor actor) {
        Kind kind = Kind.of(container);
        String folder = actor.folder();
        if (kind == Kind.PROJECT) {
            folder = Stream.concat(Stream.of(""), FOLDERS.stream())
                    .filter(one -> ResourceNames.isProjectContainer(one, container))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(container + " is no project"));
        }
        return new Resource(kind, actor.controller(), folder, actor.job());
    }

    private void checkMounts(String id, Actor actor, String context) throws Exception {
        Optional<PoolStatus> pool = studio.batch().pool(id);
        for (PoolMount mount :
                pool.isEmpty() ? List.<PoolMount>of() : pool.get().setup().mounts()) {
            if (mount.kind() == PoolMount.Kind.BLOBFUSE) {
                boolean readOnly = mount.options().contains("-o ro,");
                check(containers.get(mount.source()), actor, readOnly ? Use.READ : Use.WRITE, mount + "\n" + context);
            }
        }
    }

    private List<Entry> entries(String kind, long after) {
        return cloud.emulator()
                .control()
                .ledger()
                .entries(entry -> entry.kind().equals(kind) && entry.number() > after);
    }

    /**
     * The jobs of a build that does not collect end with their last task; this is requested in the background, and for an auto
     * pool also when it is submitted.
     */
    private void awaitCleanup(RenderRecord render, long after) throws Exception {
        if (!render.mayHaveResources()) {
            return;
        }
        int expected = render.isSubmitted() && render.hasAutoPool() ? 2 : 1;
        await("cleanup of " + render.getJobId())
                .until(() -> entries("call", after).stream()
                                .filter(call -> call.subject().startsWith("PATCH /jobs/" + render.getJobId()))
                                .count()
                        >= expected);
    }

    /** Names that match the pattern are rare, and preferred. */
    private static String pick(Random random, List<String> names, String pattern) {
        List<String> rare = names.stream().filter(name -> name.matches(pattern)).toList();
        return pick(random, rare.isEmpty() || random.nextInt(3) > 0 ? names : rare);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
