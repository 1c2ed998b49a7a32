package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.rest.serializer.JacksonAdapter;
import hudson.FilePath;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.LicenseVariable;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Each parameter changes the requests to Azure: the Batch job with its tasks and uploaded files, or the pool. Runs with
 * equal values are also compared, so that a difference is caused by the value. Parameters that affect only the build are
 * listed with the test of their effect.
 */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ParametersReachAzureTest {

    /** Effects on the build, its log or its duration; checked here is only that these classes set the parameter. */
    private static final Map<String, String> IN_THE_BUILD = Map.ofEntries(
            Map.entry("AzureRenderSubmitStep.account", "AbortTest"),
            Map.entry("AzureRenderSubmitStep.name", "BranchesTest"),
            Map.entry("AzureRenderSubmitStep.searchPaths", "SubmitAssetsTest"),
            Map.entry("CommandChoice.files", "DependentTasksTest"),
            Map.entry("AzureRenderSubmitStep.missingAssets", "SubmitAssetsTest"),
            Map.entry("AzureRenderSubmitStep.logPatterns", "LogPatternsOptionTest"),
            Map.entry("AzureRenderSubmitStep.skipUnchanged", "RenderPlanningTest"),
            Map.entry("AzureRenderSubmitStep.dryRun", "RenderPlanningTest"),
            Map.entry("AzureRenderSubmitStep.preflight", "PreflightStepTest"),
            Map.entry("AzureRenderSubmitStep.secondsPerFrame", "RenderPlanningTest"),
            Map.entry("AzureRenderSubmitStep.maxNodeHours", "BudgetTest"),
            Map.entry("AzureRenderSubmitStep.maxCost", "BudgetTest"),
            Map.entry("AzureRenderSubmitStep.onBudget", "BudgetTest"),
            Map.entry("AzureRenderPoolStep.account", "AbortTest"),
            Map.entry("AzureRenderPoolStep.applications", "PoolConfigurationTest"),
            Map.entry("AzureRenderPoolStep.action", "PoolTest"),
            Map.entry("AzureRenderPoolStep.onDifference", "PoolConfigurationTest"),
            Map.entry("AzureRenderPoolStep.waitForNodes", "PoolTest"),
            Map.entry("AzureRenderPoolStep.waitMinutes", "PoolTest"),
            Map.entry("AzureRenderPoolStep.fallbackToDedicatedAfter", "SpotFallbackTest"),
            Map.entry("AzureRenderPoolStep.pricePerNodeHour", "PoolTest"),
            Map.entry("AzureRenderPoolStep.applicationLicenses", "PoolConfigurationTest"),
            Map.entry("AzureRenderPoolStep.certificates", "PoolConfigurationTest"),
            Map.entry("WithAzureRenderPoolStep.atEnd", "PoolTest"),
            Map.entry("AzureRenderCollectStep.job", "RenderTest"),
            Map.entry("AzureRenderControlStep.action", "ControlStepTest"),
            Map.entry("AzureRenderControlStep.job", "ControlStepTest"),
            Map.entry("AzureRenderControlStep.priority", "ControlStepTest"),
            Map.entry("AzureRenderControlStep.frames", "ControlStepTest"),
            Map.entry("AzureRenderControlStep.timeLimitHours", "ControlStepTest"),
            Map.entry("AzureRenderCollectStep.failOn", "OptionEffectsTest"),
            Map.entry("AzureRenderCollectStep.files", "OptionEffectsTest"),
            Map.entry("AzureRenderCollectStep.archive", "OptionEffectsTest"),
            Map.entry("AzureRenderCollectStep.into", "OptionEffectsTest"),
            Map.entry("AzureRenderCollectStep.logs", "OptionEffectsTest"),
            Map.entry("AzureRenderCollectStep.onIncomplete", "FailedFramesTest"),
            Map.entry("AzureRenderCollectStep.remoteAccess", "RemoteLoginsTest"),
            Map.entry("AzureRenderCollectStep.retries", "OptionEffectsTest"),
            Map.entry("AzureRenderCollectStep.testResults", "OptionEffectsTest"));

    /** Properties that the service sets. */
    private static final Set<String> VOLATILE = Set.of(
            "autoPoolIdPrefix",
            "affinityInfo",
            "nodeInfo",
            "onAllTasksComplete",
            "displayName",
            "eTag",
            "lastModified",
            "creationTime",
            "state",
            "stateTransitionTime",
            "previousState",
            "previousStateTransitionTime",
            "allocationState",
            "allocationStateTransitionTime",
            "executionInfo",
            "stats",
            "metadata",
            "currentDedicatedNodes",
            "currentLowPriorityNodes",
            "resizeErrors",
            "autoScaleRun");

    private static final String SUBNET =
            "/subscriptions/0-1/resourceGroups/studio/providers/Microsoft.Network/virtualNetworks/studio/subnets/farm";
    private static final String IMAGE =
            "/subscriptions/0-1/resourceGroups/studio/providers/Microsoft.Compute/galleries/farm/images/blender/versions/4.5.0";
    private static final String SUBMIT =
            "scene: 'shots/a.abc', frames: '1-4', output: 'a_####', pool: 'POOL', project: 'PROJECT', renderer: custom(command: 'exit 0')";

    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, String> pools = new HashMap<>();
    private final Set<String> shown = new TreeSet<>();
    private final List<String> withoutEffect = new ArrayList<>();
    private JenkinsRule jenkins;
    private Studio studio;
    private BatchClient batch;
    private BlobServiceClient blobs;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
        batch = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        blobs = new BlobServiceClientBuilder()
                .endpoint(cloud.blobEndpoint().toString())
                .credential(new StorageSharedKeyCredential(cloud.storageAccount(), cloud.storageKey()))
                .serviceVersion(BlobServiceVersion.V2026_06_06)
                .buildClient();
        for (String id : List.of("files", "other")) {
            studio.addCredentials(new StorageAccountKey(
                    CredentialsScope.GLOBAL, id, "", "studio" + id, Secret.fromString("a2V5LW9mLQ==")));
        }
        studio.addCredentials(new LicenseVariable(
                CredentialsScope.GLOBAL, "license", "", "ADSKFLEX_LICENSE_FILE", Secret.fromString("27000@server")));
        AzureRenderConfiguration.get().setElevatedStartTasks(true);
    }

    @Test
    void valueOfEveryParameterReachesAzureOrTheBuild() throws Exception {
        submit();
        renderers();
        pool();

        Set<String> expected = new TreeSet<>(ParametersReachRequestsTest.declared());
        // Their values are the same requests: ParametersReachRequestsTest.
        expected.removeIf(name -> name.startsWith("PoolSettings."));
        expected.removeIf(name -> name.startsWith("WithAzureRenderPoolStep.") && !IN_THE_BUILD.containsKey(name));
        // The shortest limit is a minute: PollingTest tests a stall, ParametersReachRequestsTest the limit in the
        // request.
        expected.remove("AzureRenderCollectStep.stallMinutes");
        shown.addAll(IN_THE_BUILD.keySet());
        assertEquals("", String.join("\n", withoutEffect));
        Set<String> unknown = new TreeSet<>(shown);
        unknown.removeAll(expected);
        expected.removeAll(shown);
        assertEquals(Set.of(), expected, "parameters without an effect");
        assertEquals(Set.of(), unknown, "not parameters");
    }

    @Test
    void testsOfEffectsInTheBuildSetTheParameter() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Map<String, Path> tests = files.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(file -> file.getFileName().toString(), file -> file, (one, other) -> one));
            for (Map.Entry<String, String> effect : IN_THE_BUILD.entrySet()) {
                String source = Files.readString(tests.get(effect.getValue() + ".java"));
                String name = effect.getKey().replaceFirst(".*\\.", "");
                assertTrue(
                        source.contains(name + ": ") || source.contains("azureRenderCollect(" + name),
                        effect::toString);
            }
        }
    }

    private void submit() throws Exception {
        studio.run(studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'"), Result.SUCCESS);
        studio.run(
                studio.job("azureRenderPool id: 'POOL-windows', vmSize: 'Standard_D2s_v3', image: 'windowsserver'"),
                Result.SUCCESS);
        submit("scene", "scene: 'shots/b.abc'");
        submit("frames", "frames: '5-7'");
        submit("output", "output: 'b_####'");
        submit("format", "format: 'JPEG'");
        submit("renderer", "renderer: custom(command: 'exit 1')");
        submit("pool", "pool: null");
        submit("autoPool", "pool: null", "pool: null, autoPool: [vmSize: 'Standard_D4s_v3']");
        submit("assets", "assets: '.'");
        String scene = "scene: 'a.blend', renderer: blender()";
        submit("includes", scene, scene + ", includes: 'library/**'");
        submit("excludes", "excludes: '**/*.txt'");
        submit("project", "project: 'PROJECT-2'");
        submit("upload", "", "upload: 'only'");
        submit("staging", "staging: 'sync'");
        submit("chunk", "chunk: 3");
        submit("order", "order: 'reverse'");
        submit("scouts", "scouts: 2");
        submit("validateScouts", "scouts: 2", "scouts: 2, validateScouts: true");
        submit("priority", "priority: 7");
        submit("maxParallelTasks", "maxParallelTasks: 4");
        submit("retries", "retries: 3");
        submit("stopAfter", "stopAfter: 5");
        submit("taskTimeLimitMinutes", "taskTimeLimitMinutes: 9");
        submit("timeLimitHours", "timeLimitHours: 3");
        submit("then", "then: command('exit 0')");
        submit("pathMap", "pathMap: [[from: 'P:/projects', to: 'shots']]");
        submit(
                "tiles",
                "scene: 'a.blend', renderer: blender(), format: 'PNG'",
                "scene: 'a.blend', renderer: blender(), format: 'PNG', tiles: '2x2'");
        submit(
                "assetsMount",
                "pool: null, autoPool: [mounts: [nfs(source: 'server:/e', path: 'm')]], staging: 'mount', assetsMount: 'm'",
                "pool: null, autoPool: [mounts: [nfs(source: 'server:/e', path: 'm')]], staging: 'mount', assetsMount: 'm/n'");
        value("CommandChoice.command", SUBMIT, "then: command('exit 0')", "then: command('exit 1')");
        value("MovieChoice.file", SUBMIT, "then: movie()", "then: movie(file: 'shot.mp4')");
        value("MovieChoice.framesPerSecond", SUBMIT, "then: movie()", "then: movie(framesPerSecond: 30)");
        value(
                "PathMapping.from",
                SUBMIT,
                "pathMap: [[from: 'P:/projects', to: 'shots']]",
                "pathMap: [[from: 'Q:/projects', to: 'shots']]");
        value(
                "PathMapping.to",
                SUBMIT,
                "pathMap: [[from: 'P:/projects', to: 'shots']]",
                "pathMap: [[from: 'P:/projects', to: 'library']]");
        submit("licenses", "licenses: ['license']");
        submit("environment", "environment: [[name: 'SHOT', value: 's010']]");
        value(
                "EnvironmentVariable.name",
                SUBMIT,
                "environment: [[name: 'SHOT', value: 's010']]",
                "environment: [[name: 'SHOW', value: 's010']]");
        value(
                "EnvironmentVariable.value",
                SUBMIT,
                "environment: [[name: 'SHOT', value: 's010']]",
                "environment: [[name: 'SHOT', value: 's020']]");
        String container = "pool: null, autoPool: [containers: ['studio/blender:4.5', 'studio/blender:5.0']]";
        value(
                "AzureRenderSubmitStep.container",
                SUBMIT,
                container + ", container: 'studio/blender:4.5'",
                container + ", container: 'studio/blender:5.0'");
    }

    private void renderers() throws Exception {
        String sizes = "width: 640, height: 480";
        for (Map.Entry<String, String> renderer : Map.of(
                        "Maya", "ma", "Arnold", "ass", "VRay", "vrscene", "Max", "max", "Blender", "blend")
                .entrySet()) {
            String name = renderer.getKey().toLowerCase(Locale.ROOT);
            for (String value : List.of("program: '/opt/renderer'", "camera: 'Side'", "arguments: ['--extra']")) {
                renderer(renderer.getKey() + "Choice." + value.split(":")[0], renderer.getValue(), name, "", value);
            }
            renderer(renderer.getKey() + "Choice.width", renderer.getValue(), name, sizes, "width: 320, height: 480");
            renderer(renderer.getKey() + "Choice.height", renderer.getValue(), name, sizes, "width: 640, height: 240");
        }
        for (String value : List.of(
                "device: 'OPTIX'", "threads: 4", "layers: ['Extra']", "sceneName: 'Scene'", "engine: 'CYCLES'")) {
            renderer("BlenderChoice." + value.split(":")[0], "blend", "blender", "", value);
        }
        renderer("BlenderChoice.allowScripts", "blend", "blender", "", "allowScripts: true");
        renderer("MayaChoice.by", "ma", "maya", "", "by: 'sw'");
        renderer("MayaChoice.layers", "ma", "maya", "", "layers: ['fog']");
        renderer("MayaChoice.device", "ma", "maya", "by: 'arnold'", "by: 'arnold', device: 'GPU'");
        renderer("MayaChoice.threads", "ma", "maya", "by: 'arnold'", "by: 'arnold', threads: 4");
        renderer("ArnoldChoice.device", "ass", "arnold", "", "device: 'GPU'");
        renderer("ArnoldChoice.threads", "ass", "arnold", "", "threads: 4");
        renderer("VRayChoice.device", "vrscene", "vray", "", "device: 'RTX'");
        renderer("VRayChoice.threads", "vrscene", "vray", "", "threads: 4");
        renderer("MaxChoice.allowScripts", "max", "max", "", "allowScripts: true");
        value(
                "CustomChoice.command",
                SUBMIT,
                "renderer: custom(command: 'exit 0')",
                "renderer: custom(command: 'exit 1')");
        value(
                "CustomChoice.eachFrame",
                SUBMIT,
                "chunk: 2, renderer: custom(command: 'exit 0')",
                "chunk: 2, renderer: custom(command: 'exit 0', eachFrame: false)");
        String nodes = "pool: null, autoPool: [interNodeCommunication: true], renderer: custom(command: 'exit 0'";
        value("CustomChoice.nodes", SUBMIT, nodes + ", nodes: 2)", nodes + ", nodes: 3)");
        value("CustomChoice.coordination", SUBMIT, nodes + ", nodes: 2)", nodes + ", nodes: 2, coordination: 'mount')");
    }

    private void renderer(String parameter, String extension, String name, String one, String other) throws Exception {
        String common = "scene: 'a.%s', frames: '1', output: 'a.####', project: 'PROJECT', pool: '%s', renderer: %s("
                .formatted(extension, extension.equals("max") ? studio.pool + "-windows" : studio.pool, name);
        value(parameter, "", common + one + ")", common + other + ")");
    }

    private void pool() throws Exception {
        value("vmSize", "", "vmSize: 'Standard_D4s_v3'");
        value("dedicatedNodes", "", "dedicatedNodes: 1");
        value("spotNodes", "", "spotNodes: 1");
        value("taskSlotsPerNode", "", "taskSlotsPerNode: 2");
        value("image", "", "image: 'debian-12'");
        String image = "image: '" + IMAGE + "', nodeAgent: ";
        value("nodeAgent", image + "'batch.node.ubuntu 24.04'", image + "'batch.node.ubuntu 22.04'");
        value("containers", "", "containers: ['studio/blender:4.5']");
        value("startTask", "", "startTask: 'echo ready'");
        value("elevatedStartTask", "startTask: 'echo ready'", "startTask: 'echo ready', elevatedStartTask: true");
        value("interNodeCommunication", "", "interNodeCommunication: true");
        value("remoteAccessFrom", "", "remoteAccessFrom: '10.0.0.0/8'");
        value("subnet", "", "subnet: '" + SUBNET + "'");
        value("autoscale", "", "autoscale: [max: 4]");
        value("Autoscale.max", "autoscale: [max: 4]", "autoscale: [max: 5]");
        value("Autoscale.idleMinutes", "autoscale: [max: 4]", "autoscale: [max: 4, idleMinutes: 40]");
        value("Autoscale.spot", "autoscale: [max: 4]", "autoscale: [max: 4, spot: true]");
        String formula = "autoscaleFormula: '$TargetDedicatedNodes = 1;'";
        value("autoscaleFormula", formula, formula.replace('1', '2'));
        value("autoscaleMinutes", formula, formula + ", autoscaleMinutes: 7");
        String nfs = "nfs(source: 'server:/export', path: 'a')";
        String share = "azureFiles(share: 'show', path: 'a', credentialsId: 'files')";
        String fuse = "blobfuse(container: 'show', path: 'a', credentialsId: 'files')";
        value("mounts", "", "mounts: [" + nfs + "]");
        for (Map.Entry<String, String> mount : Map.of("NfsMount", nfs, "AzureFilesMount", share, "BlobfuseMount", fuse)
                .entrySet()) {
            mount(mount.getKey() + ".path", mount.getValue(), "path: 'a'", "path: 'b'");
            mount(mount.getKey() + ".readOnly", mount.getValue(), "path: 'a'", "path: 'a', readOnly: true");
        }
        mount("NfsMount.options", nfs, "path: 'a'", "path: 'a', options: '-o hard'");
        mount("AzureFilesMount.options", share, "path: 'a'", "path: 'a', options: '-o vers=3.0'");
        mount("BlobfuseMount.options", fuse, "path: 'a'", "path: 'a', options: '-o attr_timeout=240'");
        mount("NfsMount.source", nfs, "server:/export", "server:/other");
        mount("AzureFilesMount.share", share, "show", "other");
        mount("BlobfuseMount.container", fuse, "show", "other");
        mount("AzureFilesMount.credentialsId", share, "files", "other");
        mount("BlobfuseMount.credentialsId", fuse, "files", "other");
        shown.add("AzureRenderPoolStep.id"); // the test finds each pool by this id
    }

    private void mount(String parameter, String mount, String from, String to) throws Exception {
        value(parameter, "mounts: [" + mount + "]", "mounts: [" + mount.replace(from, to) + "]");
    }

    private void value(String parameter, String one, String other) throws Exception {
        String name = parameter.contains(".") ? parameter : "AzureRenderPoolStep." + parameter;
        String first = pools.get(one);
        if (first == null) {
            first = json(created(one));
            assertEquals(first, json(created(one)), name + ": the same options create the same pool");
            pools.put(one, first);
        }
        try {
            compare(name, first, json(created(other)));
        } catch (AssertionError x) {
            withoutEffect.add(parameter + x.getMessage().replaceAll("(?s).*(ERROR:[^\n]*).*", "$1"));
        }
    }

    private CloudPool created(String options) throws Exception {
        String id = "p" + UUID.randomUUID();
        studio.run(
                studio.job("azureRenderPool([id: '%s', vmSize: 'Standard_D2s_v3'] + %s)".formatted(id, map(options))),
                Result.SUCCESS);
        CloudPool pool = batch.poolOperations().getPool(id);
        assertEquals(id, pool.id());
        return pool.withId(null).withUrl(null).withDisplayName(null);
    }

    private void submit(String parameter, String value) throws Exception {
        submit(parameter, "", value);
    }

    private void submit(String parameter, String without, String with) throws Exception {
        value("AzureRenderSubmitStep." + parameter, SUBMIT, without, with);
    }

    /** Submits with both options and compares the requests to Azure. */
    private void value(String parameter, String common, String one, String other) throws Exception {
        String first = plain.get(common + one);
        if (first == null) {
            first = submitted(common, one);
            assertEquals(first, submitted(common, one), parameter + ": the same options give the same requests");
            plain.put(common + one, first);
        }
        try {
            compare(parameter, first, submitted(common, other));
        } catch (AssertionError x) {
            withoutEffect.add(parameter + x.getMessage().replaceAll("(?s).*(ERROR:[^\n]*).*", "$1"));
        }
    }

    private void compare(String parameter, String one, String other) {
        if (one.equals(other)) {
            withoutEffect.add(parameter);
        }
        shown.add(parameter);
    }

    /** The resources that a submit creates, without properties that differ in each run. */
    private String submitted(String common, String options) throws Exception {
        String project = "p" + UUID.randomUUID();
        WorkflowJob job = studio.job("""
                node { azureRenderSubmit(%s + %s) }
                """.formatted(map(common), map(options)).replace("PROJECT", project));
        for (String file : List.of("shots/a.abc", "shots/b.abc", "shots/note.txt", "library/c.txt")) {
            FilePath path = jenkins.jenkins.getWorkspaceFor(job).child(file);
            path.write("text", "UTF-8");
        }
        for (String scene : List.of("a.ma", "a.ass", "a.vrscene", "a.max")) {
            jenkins.jenkins.getWorkspaceFor(job).child(scene).write("scene", "UTF-8");
        }
        studio.put(job, Scenes.rigged(), "a.blend");
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        StringBuilder text = new StringBuilder();
        String id = "none";
        if (!Studio.renders(run).isEmpty()) {
            id = Studio.renders(run).get(0).getJobId();
            text.append(json(batch.jobOperations().getJob(id)));
            text.append(json(batch.taskOperations().listTasks(id)));
        }
        Set<String> names = new TreeSet<>();
        for (BlobContainerItem container : blobs.listBlobContainers()) {
            if (container.getName().contains(project)) {
                blobs.getBlobContainerClient(container.getName())
                        .listBlobs()
                        .forEach(blob -> names.add(blob.getName()));
            }
        }
        text.append(String.join("\n", names));
        return text.toString()
                .replace(id, "JOB")
                .replace(project, "PROJECT")
                .replace(job.getFullName(), "NAME")
                .replaceAll("\\?[^\" ]*sig=[^\" ]*", "?SAS")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
    }

    private static String map(String entries) {
        return entries.isEmpty() ? "[:]" : "[" + entries + "]";
    }

    private static String json(Object value) throws Exception {
        JsonNode tree = new ObjectMapper().readTree(new JacksonAdapter().serialize(value));
        prune(tree);
        return tree.toPrettyString();
    }

    private static void prune(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(VOLATILE);
            if (object.hasNonNull("autoScaleFormula")) { // Batch sets them when it evaluates the formula
                object.remove(Set.of("targetDedicatedNodes", "targetLowPriorityNodes"));
            }
        }
        tree.forEach(ParametersReachAzureTest::prune);
    }
}
