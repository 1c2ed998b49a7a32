package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.ArnoldChoice;
import io.jenkins.plugins.azurerender.settings.Autoscale;
import io.jenkins.plugins.azurerender.settings.AzureFilesMount;
import io.jenkins.plugins.azurerender.settings.BlenderChoice;
import io.jenkins.plugins.azurerender.settings.BlobfuseMount;
import io.jenkins.plugins.azurerender.settings.CommandChoice;
import io.jenkins.plugins.azurerender.settings.CustomChoice;
import io.jenkins.plugins.azurerender.settings.DeviceRendererChoice;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import io.jenkins.plugins.azurerender.settings.MaxChoice;
import io.jenkins.plugins.azurerender.settings.MayaChoice;
import io.jenkins.plugins.azurerender.settings.Mount;
import io.jenkins.plugins.azurerender.settings.MovieChoice;
import io.jenkins.plugins.azurerender.settings.NfsMount;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import io.jenkins.plugins.azurerender.settings.VRayChoice;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Each parameter of each step, and of its nested values, changes the request that the step creates. The tests of submit,
 * pools and collect show the effects of the requests.
 */
@Tag("unit")
@WithJenkins
class ParametersReachRequestsTest {

    private static final String FORMULA = "$TargetDedicatedNodes = 1;";
    private static final String SUBNET =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/farm";

    /** Not part of a request: it selects the renders, which {@code RenderTest} and {@code ControlStepTest} test. */
    private static final Set<String> TESTED_ELSEWHERE =
            Set.of("AzureRenderCollectStep.job", "AzureRenderControlStep.job");

    /** The test that shows the effect of each option of an administrator. */
    private static final Map<String, String> OPTIONS_OF_ADMINISTRATORS = Map.ofEntries(
            Map.entry("RenderAccount.name", "steps/InvalidInputTest#severalAccountsRequireAChoice"),
            Map.entry("RenderAccount.batchUrl", "steps/InvalidInputTest#unreachableBatchAccountFails"),
            Map.entry("RenderAccount.batchCredentialsId", "steps/InvalidInputTest#wrongBatchKeyFails"),
            Map.entry("RenderAccount.storageUrl", "steps/InvalidInputTest#unreachableStorageAccountFails"),
            Map.entry("RenderAccount.storageCredentialsId", "steps/InvalidInputTest#wrongStorageKeyFails"),
            Map.entry("RenderAccount.emulator", "steps/InvalidInputTest#emulatorMustBeAllowedByTheAccount"),
            Map.entry(
                    "RenderAccount.maxFileMB",
                    "frames/DownloadLimitsTest#frameOverTheLimitIsReportedAndNotRenderedAgain"),
            Map.entry(
                    "RenderAccount.maxRenderMB",
                    "frames/DownloadLimitsTest#renderOverItsLimitFailsWithoutDownloadingMore"),
            Map.entry("RenderAccount.minFreeMB", "frames/DownloadLimitsTest#fullDiskEndsTheDownloadAndNothingIsLost"),
            Map.entry("RenderAccount.mountSources", "pools/MountTest#onlyAllowedMountSourcesAreMounted"),
            Map.entry(
                    "RenderAccount.usablePools", "security/OwnershipTest#administratorListsPoolsThatJobsUseAndManage"),
            Map.entry(
                    "RenderAccount.managedPools", "security/OwnershipTest#administratorListsPoolsThatJobsUseAndManage"),
            Map.entry(
                    "RenderAccount.sharedContainers",
                    "security/OwnershipTest#sharedContainerIsReadOnlyUnlessTheAdministratorMakesItWritable"),
            Map.entry(
                    "SharedContainer.name",
                    "security/OwnershipTest#sharedContainerIsReadOnlyUnlessTheAdministratorMakesItWritable"),
            Map.entry(
                    "SharedContainer.writable",
                    "security/OwnershipTest#sharedContainerIsReadOnlyUnlessTheAdministratorMakesItWritable"),
            Map.entry("RenderAccount.caps", "security/CapsPropertyTest#requestIsRefusedIfAndOnlyIfItExceedsACap"),
            Map.entry("CapSettings.folder", "security/CapsOfAccountTest#folderCapIsEnforcedForItsJobsAndForms"),
            Map.entry("CapSettings.maxNodes", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("CapSettings.maxHours", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("CapSettings.maxFrames", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("CapSettings.vmSizes", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("CapSettings.spotOnly", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("CapSettings.noStartTasks", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("CapSettings.noCustomCommands", "security/CapsOfAccountTest#eachCapRefusesItsOptionOnly"),
            Map.entry("AzureRenderConfiguration.accounts", "steps/InvalidInputTest#missingAccountsFail"),
            Map.entry(
                    "AzureRenderConfiguration.elevatedStartTasks",
                    "pools/PoolConfigurationTest#elevatedStartTaskMustBeAllowed"),
            Map.entry(
                    "AzureRenderConfiguration.removeOrphanedResources",
                    "janitor/JanitorTest#orphanedResourcesAreOnlyListedIfRemovalIsOff"),
            Map.entry("AzureRenderConfiguration.retentionDays", "janitor/JanitorTest#retentionIsConfigurable"));

    /** Methods of {@code Studio} that set several options. */
    private static final Map<String, Set<String>> HELPERS = Map.of(
            "addAccount(",
            Set.of("name", "batchUrl", "batchCredentialsId", "storageUrl", "storageCredentialsId"),
            "share(",
            Set.of("sharedContainers", "name", "writable"));

    private final Set<String> tested = new TreeSet<>();

    @BeforeEach
    void allowEverything(JenkinsRule jenkins) {
        AzureRenderConfiguration.get().setElevatedStartTasks(true);
    }

    @Test
    void everyParameterChangesTheRequest() throws Exception {
        submit();
        pools();
        collect();
        control();
        values();
        renderers();

        tested.addAll(TESTED_ELSEWHERE);
        assertEquals(declared(), tested);
    }

    @Test
    void everyOptionOfAdministratorsHasATest() throws Exception {
        assertEquals(
                declared(owners(type -> type.getPackage() == RenderAccount.class.getPackage()
                        && !Credentials.class.isAssignableFrom(type))),
                new TreeSet<>(OPTIONS_OF_ADMINISTRATORS.keySet()));
        for (Map.Entry<String, String> option : OPTIONS_OF_ADMINISTRATORS.entrySet()) {
            String[] test = option.getValue().split("#");
            String source =
                    Files.readString(Path.of("src/test/java/io/jenkins/plugins/azurerender", test[0] + ".java"));
            int start = source.indexOf("void " + test[1] + "(");
            assertTrue(start > 0, option::toString);
            String method = source.substring(start, source.indexOf("\n    }\n", start));
            String name = option.getKey().replaceFirst(".*\\.", "");
            String setter = "." + setter(name) + "(";
            assertTrue(
                    method.contains(setter)
                            || HELPERS.entrySet().stream()
                                    .anyMatch(helper -> helper.getValue().contains(name)
                                            && method.contains("studio." + helper.getKey())),
                    option::toString);
        }
    }

    private void submit() throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "wide");
        values.put("frames", "5-7");
        values.put("output", "other_####");
        values.put("format", "JPEG");
        values.put("renderer", new BlenderChoice());
        values.put("account", "studio");
        values.put("pool", "nightly");
        values.put("autoPool", new PoolSettings());
        values.put("assets", "shots");
        values.put("includes", "library/**");
        values.put("excludes", "**/*.bak");
        values.put("searchPaths", List.of("library"));
        values.put("pathMap", List.of(mapping("P:/projects", "shots")));
        values.put("missingAssets", "warn");
        values.put("project", "show");
        values.put("upload", "only");
        values.put("staging", "sync");
        values.put("chunk", 3);
        values.put("tiles", "2x2");
        values.put("order", "reverse");
        values.put("scouts", "2");
        values.put("priority", 7);
        values.put("maxParallelTasks", 4);
        values.put("maxNodeHours", 2.5);
        values.put("maxCost", 4.0);
        values.put("retries", 3);
        values.put("stopAfter", 5);
        values.put("taskTimeLimitMinutes", 9);
        values.put("timeLimitHours", 3);
        values.put("then", new MovieChoice());
        values.put("licenses", List.of("license"));
        values.put("environment", List.of(new EnvironmentVariable("SHOT", "s010")));
        values.put("container", "studio/blender:4.5");
        values.put("logPatterns", "render/patterns.txt");
        values.put("skipUnchanged", true);
        values.put("dryRun", true);
        values.put("secondsPerFrame", 2.5);
        values.put("preflight", "fail");
        changes(() -> scene("s.blend"), AzureRenderSubmitStep::request, values);
        differs(
                "AzureRenderSubmitStep.scene",
                scene("s.blend").request(),
                scene("t.blend").request());
        changes(
                () -> {
                    AzureRenderSubmitStep step = scene("s.blend");
                    step.setStaging("mount");
                    step.setAssetsMount("project");
                    return step;
                },
                AzureRenderSubmitStep::request,
                Map.of("assetsMount", "other"));
        changes(
                () -> {
                    AzureRenderSubmitStep step = scene("s.blend");
                    step.setScouts("2");
                    return step;
                },
                AzureRenderSubmitStep::request,
                Map.of("validateScouts", true));
        changes(
                () -> {
                    AzureRenderSubmitStep step = scene("s.blend");
                    step.setMaxNodeHours(2);
                    return step;
                },
                AzureRenderSubmitStep::request,
                Map.of("onBudget", "cancel"));
    }

    private static AzureRenderSubmitStep scene(String path) {
        AzureRenderSubmitStep step = new AzureRenderSubmitStep(path);
        step.setFrames("1-4");
        step.setOutput("a_####");
        return step;
    }

    private void pools() throws Exception {
        Map<String, Object> nodes = new LinkedHashMap<>();
        nodes.put("vmSize", "Standard_D4s_v5");
        nodes.put("dedicatedNodes", 3);
        nodes.put("spotNodes", 3);
        nodes.put("taskSlotsPerNode", 2);
        nodes.put("pricePerNodeHour", 0.5);
        nodes.put("image", "debian-12");
        nodes.put("nodeAgent", "batch.node.debian 12");
        nodes.put("containers", List.of("studio/blender:4.5"));
        nodes.put("startTask", "echo ready");
        nodes.put("applications", List.of("blender:4.5"));
        nodes.put("mounts", List.of(new NfsMount("server:/export", "library")));
        nodes.put("interNodeCommunication", true);
        nodes.put("remoteAccessFrom", "10.0.0.0/8");
        nodes.put("subnet", SUBNET);
        Map<String, Object> elevated = Map.of("elevatedStartTask", true);
        Map<String, Object> scaling = Map.of("autoscale", new Autoscale(4), "autoscaleFormula", FORMULA);
        Map<String, Object> minutes = Map.of("autoscaleMinutes", 7);

        changes(PoolSettings::new, PoolSettings::spec, nodes);
        changes(PoolSettings::new, PoolSettings::spec, scaling);
        changes(() -> settings(pool -> pool.setStartTask("echo ready")), PoolSettings::spec, elevated);
        changes(() -> settings(pool -> pool.setAutoscaleFormula(FORMULA)), PoolSettings::spec, minutes);
        rejected(new PoolSettings(), PoolSettings::spec);

        Map<String, Object> steps = new LinkedHashMap<>(nodes);
        steps.put("account", "studio");
        steps.put("waitForNodes", 1);
        steps.put("waitMinutes", 5);
        steps.put("fallbackToDedicatedAfter", 5);
        steps.put("onDifference", "reuse");
        for (Function<String, PoolStep> make :
                List.<Function<String, PoolStep>>of(AzureRenderPoolStep::new, WithAzureRenderPoolStep::new)) {
            changes(() -> make.apply("p"), PoolStep::request, steps);
            changes(() -> make.apply("p"), PoolStep::request, scaling);
            changes(
                    () -> {
                        PoolStep step = make.apply("p");
                        step.setStartTask("echo ready");
                        return step;
                    },
                    PoolStep::request,
                    elevated);
            changes(
                    () -> {
                        PoolStep step = make.apply("p");
                        step.setAutoscaleFormula(FORMULA);
                        return step;
                    },
                    PoolStep::request,
                    minutes);
            rejected(make.apply("p"), PoolStep::request);
            differs(
                    make.apply("p").getClass().getSimpleName() + ".id",
                    make.apply("p").request(),
                    make.apply("q").request());
        }
        changes(() -> new AzureRenderPoolStep("p"), PoolStep::request, Map.of("action", "resize"));
        changes(() -> new WithAzureRenderPoolStep("p"), PoolStep::request, Map.of("atEnd", "delete"));
    }

    private static PoolSettings settings(Consumer<PoolSettings> with) {
        PoolSettings settings = new PoolSettings();
        with.accept(settings);
        return settings;
    }

    private void collect() throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logs", "all");
        values.put("stallMinutes", 7);
        values.put("remoteAccess", true);
        values.put("retries", 3);
        values.put("onIncomplete", "unstable");
        values.put("files", "all");
        values.put("failOn", List.of("black"));
        values.put("testResults", "frames.xml");
        values.put("into", "renders");
        changes(AzureRenderCollectStep::new, step -> step.request(), values);
        changes(
                () -> {
                    AzureRenderCollectStep step = new AzureRenderCollectStep();
                    step.setInto("renders");
                    return step;
                },
                step -> step.request(),
                Map.of("archive", false));
    }

    private void control() {
        for (Map.Entry<String, Consumer<AzureRenderControlStep>> parameter :
                Map.<String, Consumer<AzureRenderControlStep>>of(
                                "priority", step -> step.setPriority(7),
                                "requeue", step -> step.setFrames("7"),
                                "extend", step -> step.setTimeLimitHours(7))
                        .entrySet()) {
            AzureRenderControlStep step = new AzureRenderControlStep(parameter.getKey());
            assertThrows(InvalidRequestException.class, step::request);
            parameter.getValue().accept(step);
            assertEquals("7", step.request().value());
            assertEquals(parameter.getKey(), step.request().action().word());
        }
        tested.addAll(Set.of(
                "AzureRenderControlStep.action",
                "AzureRenderControlStep.priority",
                "AzureRenderControlStep.frames",
                "AzureRenderControlStep.timeLimitHours"));
    }

    private void values() throws Exception {
        changes(() -> new Autoscale(4), ParametersReachRequestsTest::pool, Map.of("idleMinutes", 40, "spot", true));
        differs("Autoscale.max", pool(new Autoscale(4)), pool(new Autoscale(5)));

        Map<String, Object> options = Map.of("options", "-o ro", "readOnly", true);
        Map<String, Object> secret = Map.of("credentialsId", "other-key");
        changes(() -> new NfsMount("server:/export", "a"), ParametersReachRequestsTest::mount, options);
        differs(
                "NfsMount.source",
                mount(new NfsMount("server:/export", "a")),
                mount(new NfsMount("server:/other", "a")));
        differs(
                "NfsMount.path",
                mount(new NfsMount("server:/export", "a")),
                mount(new NfsMount("server:/export", "b")));
        changes(() -> new BlobfuseMount("show", "a"), ParametersReachRequestsTest::mount, options);
        changes(() -> new BlobfuseMount("show", "a"), ParametersReachRequestsTest::mount, secret);
        differs(
                "BlobfuseMount.container",
                mount(new BlobfuseMount("show", "a")),
                mount(new BlobfuseMount("other", "a")));
        differs("BlobfuseMount.path", mount(new BlobfuseMount("show", "a")), mount(new BlobfuseMount("show", "b")));
        changes(() -> share("files", "a"), ParametersReachRequestsTest::mount, options);
        changes(() -> share("files", "a"), ParametersReachRequestsTest::mount, secret);
        differs("AzureFilesMount.share", mount(share("files", "a")), mount(share("other", "a")));
        differs("AzureFilesMount.path", mount(share("files", "a")), mount(share("files", "b")));

        differs("PathMapping.from", map(mapping("P:/a", "s")), map(mapping("P:/b", "s")));
        changes(() -> mapping("P:/a", "s"), ParametersReachRequestsTest::map, Map.of("to", "t"));
        differs("EnvironmentVariable.name", variable("A", "x"), variable("B", "x"));
        differs("EnvironmentVariable.value", variable("A", "x"), variable("A", "y"));
    }

    private static Object pool(Autoscale autoscale) {
        return settings(pool -> pool.setAutoscale(autoscale)).spec();
    }

    private static Object mount(Mount mount) {
        return settings(pool -> pool.setMounts(List.of(mount))).spec();
    }

    private static AzureFilesMount share(String share, String path) {
        AzureFilesMount mount = new AzureFilesMount(share, path);
        mount.setCredentialsId("key");
        return mount;
    }

    private static PathMapping mapping(String from, String to) {
        PathMapping mapping = new PathMapping(from);
        mapping.setTo(to);
        return mapping;
    }

    private static Object map(PathMapping mapping) {
        return PathMapping.toMap(List.of(mapping));
    }

    private static Object variable(String name, String value) {
        return EnvironmentVariable.toMap(List.of(new EnvironmentVariable(name, value)));
    }

    private void renderers() throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("program", "/opt/renderer");
        all.put("camera", "Side");
        all.put("width", 640);
        all.put("height", 480);
        all.put("arguments", List.of("--extra"));
        renderer(BlenderChoice::new, "s.blend", all);
        renderer(
                BlenderChoice::new,
                "s.blend",
                Map.of("layers", List.of("Fog"), "sceneName", "Shot", "engine", "CYCLES", "allowScripts", true));
        device(BlenderChoice::new, "s.blend", "OPTIX");
        renderer(MayaChoice::new, "s.ma", all);
        renderer(MayaChoice::new, "s.ma", Map.of("by", "sw", "layers", List.of("fog")));
        renderer(
                () -> {
                    MayaChoice maya = new MayaChoice();
                    maya.setBy("arnold");
                    return maya;
                },
                "s.ma",
                Map.of("device", "GPU", "threads", 4));
        renderer(ArnoldChoice::new, "s.ass", all);
        device(ArnoldChoice::new, "s.ass", "GPU");
        renderer(VRayChoice::new, "s.vrscene", all);
        device(VRayChoice::new, "s.vrscene", "RTX");
        renderer(MaxChoice::new, "s.max", all);
        renderer(MaxChoice::new, "s.max", Map.of("allowScripts", true));

        differs("CustomChoice.command", custom("a").renderer("s"), custom("b").renderer("s"));
        changes(() -> custom("a"), choice -> choice.renderer("s"), Map.of("eachFrame", false, "nodes", 3));
        changes(
                () -> {
                    CustomChoice choice = custom("a");
                    choice.setNodes(2);
                    return choice;
                },
                choice -> choice.renderer("s"),
                Map.of("coordination", "mount"));
        differs("CommandChoice.command", new CommandChoice("a").after(), new CommandChoice("b").after());
        changes(() -> new CommandChoice("a"), CommandChoice::after, Map.of("files", List.of("list.txt")));
        changes(MovieChoice::new, MovieChoice::after, Map.of("file", "shot.mp4", "framesPerSecond", 30));
    }

    private static CustomChoice custom(String command) {
        return new CustomChoice(command);
    }

    private <T extends DeviceRendererChoice> void device(Supplier<T> make, String scene, String device)
            throws Exception {
        renderer(make, scene, Map.of("device", device, "threads", 4));
    }

    /** Width and height must be set together, so both are set before one of them is changed. */
    private <T extends RendererChoice> void renderer(Supplier<T> make, String scene, Map<String, Object> values)
            throws Exception {
        changes(
                () -> {
                    T choice = make.get();
                    if (values.containsKey("width")) {
                        set(choice, "width", 320);
                        set(choice, "height", 240);
                    }
                    return choice;
                },
                choice -> choice.renderer(scene),
                values);
    }

    /** Asserts that each value by itself changes the result, and that the result is otherwise the same. */
    private <T> void changes(Supplier<T> make, Function<T, Object> result, Map<String, Object> values) {
        Object plain = result.apply(make.get());
        assertEquals(plain, result.apply(make.get()), "results are compared by value");
        values.forEach((name, value) -> {
            T changed = make.get();
            set(changed, name, value);
            differs(changed.getClass().getSimpleName() + "." + name, plain, result.apply(changed));
        });
    }

    private void differs(String parameter, Object plain, Object changed) {
        assertNotEquals(plain, changed, parameter + " has no effect");
        tested.add(parameter);
    }

    /** Asserts that options for retired features of Azure are rejected. */
    private <T> void rejected(T pool, Function<T, Object> result) {
        for (String name : List.of("applicationLicenses", "certificates")) {
            assertThrows(
                    InvalidRequestException.class,
                    () -> {
                        set(pool, name, List.of("maya"));
                        result.apply(pool);
                    },
                    name);
            tested.add(pool.getClass().getSimpleName() + "." + name);
            set(pool, name, List.of());
        }
    }

    private static void set(Object owner, String name, Object value) {
        String setter = setter(name);
        Method found = Arrays.stream(owner.getClass().getMethods())
                .filter(method -> method.getName().equals(setter) && method.isAnnotationPresent(DataBoundSetter.class))
                .findFirst()
                .orElseThrow(() -> new AssertionError(owner.getClass() + " has no parameter " + name));
        try {
            found.invoke(owner, value);
        } catch (InvocationTargetException x) {
            if (x.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(x);
        } catch (IllegalAccessException x) {
            throw new AssertionError(x);
        }
    }

    private static String setter(String name) {
        return "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** All parameters that a job can set. */
    static Set<String> declared() {
        return declared(owners(type -> {
            String name = type.getPackageName();
            return (name.endsWith(".azurerender.steps") || name.endsWith(".azurerender.settings"))
                    && !Builder.class.isAssignableFrom(type);
        }));
    }

    /** All parameters of the data-bound constructors and setters of these classes. */
    private static Set<String> declared(List<Class<?>> owners) {
        Set<String> names = new TreeSet<>();
        for (Class<?> owner : owners) {
            for (Constructor<?> constructor : owner.getConstructors()) {
                if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                    for (Parameter parameter : constructor.getParameters()) {
                        names.add(owner.getSimpleName() + "." + parameter.getName());
                    }
                }
            }
            for (Method method : owner.getMethods()) {
                if (method.isAnnotationPresent(DataBoundSetter.class)) {
                    String name = method.getName().substring(3);
                    names.add(owner.getSimpleName() + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1));
                }
            }
        }
        return names;
    }

    private static List<Class<?>> owners(Predicate<Class<?>> wanted) {
        Set<Class<?>> owners = new HashSet<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (wanted.test(descriptor.clazz)) {
                owners.add(descriptor.clazz);
            }
        }
        return new ArrayList<>(owners);
    }
}
