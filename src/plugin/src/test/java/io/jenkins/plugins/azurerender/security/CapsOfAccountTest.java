package io.jenkins.plugins.azurerender.security;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.listeners.ItemListener;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AccountMonitor;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.account.LicenseVariable;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.pools.Licenses;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.Autoscale;
import io.jenkins.plugins.azurerender.settings.BlenderChoice;
import io.jenkins.plugins.azurerender.settings.CommandChoice;
import io.jenkins.plugins.azurerender.settings.CustomChoice;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import io.jenkins.plugins.azurerender.settings.MaxChoice;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** No syntax creates or resizes nodes, or submits a render, beyond the caps of the render account. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CapsOfAccountTest {

    private static final String PLACE = " in the caps of render account 'studio'";
    private static final String NEW_POOL = "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'";

    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Maximum nodes is 2 | dedicatedNodes: 3",
                "Maximum nodes is 2 | dedicatedNodes: 2, spotNodes: 1",
                "Allowed VM sizes is Standard_D* | vmSize: 'Standard_NC6', spotNodes: 1",
                "No start tasks is selected | startTask: 'true'",
                "Maximum nodes is 2 | autoscale: [max: 3]",
                "Maximum nodes is 2 | autoscaleFormula: '$TargetDedicatedNodes = $PendingTasks.GetSample(1);'",
            })
    void poolBeyondCapsIsNotCreated(String cap, String options) throws Exception {
        cap();
        String id = options.contains("vmSize") ? "azureRenderPool id: 'POOL', " : NEW_POOL + ", ";

        assertRefused(cap, studio.job(id + options));
        assertRefused(
                cap,
                studio.job(id.replace("azureRenderPool id", "withAzureRenderPool(id") + options + ") { echo 'ran' }"));

        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"false | autoscale: [max: 2]", "true | autoscale: [max: 2, spot: true]"})
    void autoscaleUpToTheCapIsAccepted(boolean spotOnly, String autoscale) throws Exception {
        cap().setSpotOnly(spotOnly);

        studio.run(studio.job(NEW_POOL + ", " + autoscale), Result.SUCCESS);

        String formula =
                studio.batch().pool(studio.pool).orElseThrow().autoscale().formula();
        assertTrue(formula.contains("nodes = min(2, "), formula);
        assertTrue(formula.contains(spotOnly ? "$TargetLowPriorityNodes = nodes;" : "$TargetDedicatedNodes = nodes;"));
        assertTrue(formula.contains(spotOnly ? "$TargetDedicatedNodes = 0;" : "$TargetLowPriorityNodes = 0;"), formula);
    }

    @Test
    void eachCapRefusesItsOptionOnly() throws Exception {
        Map<String, Consumer<CapSettings>> caps = Map.of(
                "autoPool: [spotNodes: 3]", cap -> cap.setMaxNodes(2),
                "autoPool: [vmSize: 'Standard_NC6', spotNodes: 1]", cap -> cap.setVmSizes("Standard_D*"),
                "autoPool: [dedicatedNodes: 1]", cap -> cap.setSpotOnly(true),
                "autoPool: [startTask: 'true', spotNodes: 1]", cap -> cap.setNoStartTasks(true),
                "timeLimitHours: 9", cap -> cap.setMaxHours(8),
                "frames: '1-5'", cap -> cap.setMaxFrames(4),
                "then: command(command: 'true')", cap -> cap.setNoCustomCommands(true));
        for (String cap : caps.keySet()) {
            CapSettings settings = new CapSettings();
            caps.get(cap).accept(settings);
            studio.account().setCaps(List.of(settings));
            for (String option : caps.keySet()) {
                String frames = option.contains("frames") ? "" : ", frames: '1'";
                WorkflowRun run = studio.run(
                        studio.jobWithScene(
                                "node { azureRenderSubmit scene: 'scene.blend', output: 'f_####', dryRun: true, %s%s }"
                                        .formatted(option, frames)),
                        cap.equals(option) ? Result.FAILURE : Result.SUCCESS);
                if (cap.equals(option)) {
                    jenkins.assertLogContains(PLACE, run);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "renderer: custom(command: 'true')             | renderer: custom   ",
                "renderer: blender(program: 'bash')            | program of the renderer",
                "renderer: blender(arguments: ['-P', 'x.py'])  | arguments of the renderer",
                "renderer: blender(allowScripts: true)         | allowScripts of the renderer",
                "renderer: max(allowScripts: true)             | allowScripts of the renderer",
                "container: 'evil.example/blender'             | container",
                "environment: [[name: 'LD_PRELOAD', value: './x.so']] | environment",
            })
    void noCustomCommandsRefusesEachOptionThatSetsTheCodeOfNodes(String option, String named) throws Exception {
        CapSettings settings = new CapSettings();
        settings.setNoCustomCommands(true);
        studio.account().setCaps(List.of(settings));
        WorkflowJob job = studio.jobWithScene(
                "node { azureRenderSubmit scene: 'scene.blend', output: 'f_####', frames: '1', dryRun: true, pool: 'POOL', %s }"
                        .formatted(option));
        assertTrue(message(assertRefused("No custom commands is selected", job)).contains("uses " + named));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', IMAGE",
                "node { azureRenderSubmit scene: 'scene.blend', output: 'f_####', frames: '1', dryRun: true, autoPool: [IMAGE] }"
            })
    void imageThatAnyoneCanPublishIsRefused(String script) throws Exception {
        CapSettings settings = new CapSettings();
        settings.setNoCustomCommands(true);
        studio.account().setCaps(List.of(settings));
        WorkflowJob job = studio.jobWithScene(script.replace(
                "IMAGE", "image: '/communityGalleries/a-1/images/b', nodeAgent: 'batch.node.ubuntu 24.04'"));
        assertTrue(message(assertRefused("No custom commands is selected", job)).contains("community gallery"));
    }

    @Test
    void noCustomCommandsAcceptsOnlyGlobalLicenseVariables() throws Exception {
        LicenseVariable global = license("STUDIO_LICENSE", "1@host");
        studio.addCredentials(global);
        WorkflowRun run = studio.run(studio.job("echo 'built'"), Result.SUCCESS);
        CapSettings settings = new CapSettings();
        settings.setNoCustomCommands(true);
        studio.account().setCaps(List.of(settings));
        Caps caps = Caps.of(null, run.getParent());
        assertTrue(
                Licenses.script(List.of("license"), run, NodeSystem.LINUX, caps).contains("STUDIO_LICENSE"));
        assertTrue(global.isGlobal());
        assertFalse(license("LD_PRELOAD", "./x.so").isGlobal(), "credentials of a folder with the same ID");
    }

    private static LicenseVariable license(String variable, String value) {
        return new LicenseVariable(CredentialsScope.GLOBAL, "license", "", variable, Secret.fromString(value));
    }

    @Test
    void existingPoolIsNotResizedBeyondCaps() throws Exception {
        studio.run(studio.job(NEW_POOL), Result.SUCCESS);
        cap();

        String nodes = "Maximum nodes is 2";
        assertRefused(nodes, studio.job("azureRenderPool id: 'POOL', action: 'resize', spotNodes: 3"));
        assertRefused(nodes, studio.job("azureRenderPool id: 'POOL', dedicatedNodes: 3"));
        assertRefused(nodes, studio.job("azureRenderPool id: 'POOL', autoscale: [max: 3]"));

        PoolStatus pool = studio.batch().pool(studio.pool).orElseThrow();
        assertEquals(0, pool.targetDedicatedNodes() + pool.targetSpotNodes());
        assertEquals(null, pool.autoscale());
        cap().setVmSizes("Standard_NC*");
        String sizes = ", but Allowed VM sizes is Standard_NC*" + PLACE + ". Use another pool";
        assertRefused(sizes, studio.job("azureRenderPool id: 'POOL', action: 'resize', spotNodes: 1"));
        assertRefused(sizes, studio.job("azureRenderPool id: 'POOL', spotNodes: 1"));
        studio.run(studio.job("azureRenderPool id: 'POOL', action: 'resize', spotNodes: 0"), Result.SUCCESS);
    }

    @Test
    void formulaThatKeepsNodesOfThePoolIsRefused() throws Exception {
        studio.run(studio.job(NEW_POOL + ", spotNodes: 1"), Result.SUCCESS);
        cap();

        WorkflowRun run = assertRefused(
                "Maximum nodes is 2",
                studio.job("azureRenderPool id: 'POOL', autoscaleFormula: '$TargetDedicatedNodes = 2;'"));

        jenkins.assertLogContains(
                "Lower the maximum and set both $TargetDedicatedNodes and $TargetLowPriorityNodes", run);
        assertEquals(null, studio.batch().pool(studio.pool).orElseThrow().autoscale());
        studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL', autoscaleFormula: '$TargetDedicatedNodes = 2; $TargetLowPriorityNodes = 0;'"),
                Result.SUCCESS);
    }

    /** Without an account, the caps are unknown; the dry run must not fail before the account is reported. */
    @Test
    void dryRunWithoutAccountAfterAPoolStepReportsThePlan() throws Exception {
        studio.addAccount("second", "http://127.0.0.1:1", "batch-key", "http://127.0.0.1:1", "storage-key");

        WorkflowRun run = studio.run(
                studio.jobWithScene(
                        NEW_POOL
                                + ", account: 'studio'\nnode { azureRenderSubmit scene: 'scene.blend', output: 'f_####', frames: '1', dryRun: true }"),
                Result.SUCCESS);

        jenkins.assertLogContains("dry run: nothing is uploaded or rendered", run);
    }

    @Test
    void refusedBlockLeavesThePoolOfAnotherBuildAsItIs() throws Exception {
        studio.run(studio.job(NEW_POOL + ", dedicatedNodes: 1"), Result.SUCCESS);
        cap().setVmSizes("Standard_NC*");

        WorkflowRun run = assertRefused(
                "Allowed VM sizes is Standard_NC*",
                studio.job("withAzureRenderPool(id: 'POOL', dedicatedNodes: 2) { echo 'ran' }"));
        await("end of the block")
                .until(() -> RenderAction.of(run).getBlockPools().isEmpty());

        assertEquals(1, studio.batch().pool(studio.pool).orElseThrow().targetDedicatedNodes());
    }

    @Test
    void spotOnlyRefusesDedicatedNodesAndTheFallbackToThem() throws Exception {
        cap().setSpotOnly(true);

        assertRefused("Spot nodes only is selected", studio.job(NEW_POOL + ", dedicatedNodes: 1"));
        assertRefused(
                "fallbackToDedicatedAfter requests dedicated nodes, but Spot nodes only is selected",
                studio.job(NEW_POOL + ", spotNodes: 1, fallbackToDedicatedAfter: 5"));

        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Maximum frames is 4 | frames: '1-5'",
                "Maximum hours is 5 | frames: '1', timeLimitHours: 9",
                "timeLimitHours is 24, but Maximum hours is 5 | frames: '1', timeLimitHours: 24",
                "Maximum nodes is 2 | frames: '1', autoPool: [vmSize: 'Standard_D2s_v3', spotNodes: 3]",
                "Allowed VM sizes is Standard_D* | frames: '1', autoPool: [vmSize: 'Standard_NC6']",
                "No start tasks is | frames: '1', autoPool: [vmSize: 'Standard_D2s_v3', startTask: 'true']",
                "Maximum nodes is 2 | frames: '1', autoPool: [vmSize: 'Standard_D2s_v3', autoscale: [max: 3]]",
                "No custom commands is selected | frames: '1', renderer: custom(command: 'true')",
                "No custom commands is selected | frames: '1', renderer: blender(program: '/bin/sh')",
                "No custom commands is selected | frames: '1', renderer: blender(arguments: ['--python-expr', 'x'])",
                "No custom commands is selected | frames: '1', then: command(command: 'true')",
            })
    void dryRunAndSubmitRefuseWithTheSameMessage(String cap, String options) throws Exception {
        cap();
        String submit = "node { azureRenderSubmit scene: 'scene.blend', output: 'f_####', " + options;

        String dry = message(assertRefused(cap, studio.jobWithScene(submit + ", dryRun: true }")));
        WorkflowRun run = assertRefused(cap, studio.jobWithScene(submit + " }"));

        assertEquals(dry, message(run));
        assertTrue(Studio.renders(run).isEmpty(), "nothing was submitted");
    }

    @Test
    void defaultsAreReducedToCaps() throws Exception {
        cap().setSpotOnly(true);

        WorkflowRun run = studio.run(
                studio.jobWithScene(
                        "node { azureRenderSubmit scene: 'scene.blend', output: 'f_####', frames: '1-3', autoPool: [vmSize: 'Standard_D2s_v3'] }"),
                Result.SUCCESS);

        jenkins.assertLogContains("time limit: 5 hours instead of 24", run);
        jenkins.assertLogContains("auto pool: 0 dedicated and 2 Spot nodes", run);
    }

    @Test
    void freestyleStepsAreRefused() throws Exception {
        cap();
        AzureRenderPoolStep pool = new AzureRenderPoolStep(studio.pool);
        pool.setVmSize("Standard_D2s_v3");
        pool.setDedicatedNodes(3);
        AzureRenderSubmitStep submit = new AzureRenderSubmitStep("scene.blend");
        submit.setFrames("1-5");

        FreeStyleProject first = jenkins.createFreeStyleProject();
        first.getBuildersList().add(new AzureRenderPoolBuilder(pool));
        FreeStyleProject second = jenkins.createFreeStyleProject();
        second.getBuildersList().add(new AzureRenderSubmitBuilder(submit));
        studio.put(second, Scenes.dot(), "scene.blend");

        Map<FreeStyleProject, String> caps = Map.of(first, "Maximum nodes is 2", second, "Maximum frames is 4");
        for (FreeStyleProject job : List.of(first, second)) {
            FreeStyleBuild build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            jenkins.assertLogContains(caps.get(job) + PLACE, build);
        }
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @Test
    void variablesOfTheBuildAreExpandedBeforeTheCheck() throws Exception {
        cap();
        AzureRenderPoolStep pool = new AzureRenderPoolStep(studio.pool);
        pool.setVmSize("Standard_D2s_v3");
        pool.setAutoscaleFormula("$TargetDedicatedNodes = ${BUILD_NUMBER}; $TargetLowPriorityNodes = 0;");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        jenkins.buildAndAssertSuccess(job);
        job.getBuildersList().add(new AzureRenderPoolBuilder(pool));

        jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild third = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        jenkins.assertLogContains("The pool can have 3 nodes, but Maximum nodes is 2" + PLACE, third);
    }

    /** A user who renames a folder, creates it again and deletes it, while configuration files and forms are saved. */
    @Test
    void capsAreSavedAndKeptWhenFoldersAreRenamed() throws Exception {
        CapSettings caps = cap();
        caps.setFolder("film");
        caps.setSpotOnly(true);
        MockFolder moved = jenkins.createFolder("x");
        WorkflowJob job = moved.createProject(WorkflowJob.class, "job");
        MockFolder again = jenkins.createFolder("film");
        WorkflowJob second = again.createProject(WorkflowJob.class, "job");
        AzureRenderConfiguration settings = AzureRenderConfiguration.get();
        settings.setAccounts(settings.getAccounts());
        assertEquals(9, Caps.of("studio", job).limitHours(9));

        ItemListener.all().forEach(one -> one.onLocationChanged(job, "film/job", "x/job"));
        assertEquals(9, Caps.of("studio", job).limitHours(9), "a job that is moved away has the caps of its place");
        ItemListener.all().forEach(one -> one.onLocationChanged(moved, "film", "x"));
        settings.load();
        settings.setAccounts(settings.getAccounts());

        CapSettings saved = settings.getAccounts().get(0).getCaps().get(0);
        assertEquals("film", saved.getFolder());
        assertEquals(List.of(2, 5, 4), List.of(saved.getMaxNodes(), saved.getMaxHours(), saved.getMaxFrames()));
        assertEquals("Standard_D*", saved.getVmSizes());
        assertTrue(saved.isSpotOnly() && saved.isNoStartTasks() && saved.isNoCustomCommands());
        assertEquals(5, Caps.of("studio", job).limitHours(9));
        assertEquals(5, Caps.of("studio", second).limitHours(9));
        assertForm(new PoolSettings.DescriptorImpl().doCheckVmSize(job, "Standard_NC6", null));
        List<String> problems =
                ExtensionList.lookupSingleton(AccountMonitor.class).getProblems();
        assertTrue(
                problems.toString()
                        .contains(
                                "The folder 'film' of its caps was renamed or moved to 'x'. The caps apply to all of these names until you change their folder."),
                problems::toString);

        ItemListener.all().forEach(one -> one.onDeleted(moved));
        assertEquals(9, Caps.of("studio", job).limitHours(9), "the job of another folder with this name");
        assertEquals(5, Caps.of("studio", second).limitHours(9));
    }

    @Test
    void formOfCapsReportsInvalidValues() throws Exception {
        jenkins.createFolder("film");
        jenkins.createFreeStyleProject("job");
        CapSettings.DescriptorImpl form = new CapSettings.DescriptorImpl();

        for (String folder : new String[] {null, "", "film", "/film/"}) {
            assertEquals(FormValidation.Kind.OK, form.doCheckFolder(folder).kind, folder);
        }
        assertEquals(FormValidation.Kind.WARNING, form.doCheckFolder("flim").kind);
        assertEquals(FormValidation.Kind.WARNING, form.doCheckFolder("job").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckVmSizes("Standard_D*\n\n Standard_NC6 ").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckVmSizes("Standard_D*, Standard_NC6").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckMaxNodes("").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckMaxNodes("0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxHours("0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxFrames("0").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxNodes("-1").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxNodes("many").kind);
    }

    @Test
    void folderCapIsEnforcedForItsJobsAndForms() throws Exception {
        CapSettings folder = cap();
        folder.setFolder("film");
        MockFolder film = jenkins.createFolder("film");
        WorkflowJob inside = film.createProject(WorkflowJob.class, "inside");
        inside.setDefinition(
                new CpsFlowDefinition((NEW_POOL + ", startTask: 'true'").replace("POOL", studio.pool), true));

        jenkins.assertLogContains(
                PLACE + " for the folder 'film'", assertRefused("No start tasks is selected", inside));

        WorkflowJob outside = studio.job("echo 'none'");
        PoolSettings.DescriptorImpl form = new PoolSettings.DescriptorImpl();
        AzureRenderSubmitStep.DescriptorImpl submit = new AzureRenderSubmitStep.DescriptorImpl();
        assertForm(form.doCheckVmSize(inside, "Standard_NC6", null));
        assertForm(form.doCheckDedicatedNodes(inside, "2", "1", "studio"));
        assertForm(form.doCheckSpotNodes(inside, "3", "studio"));
        assertForm(form.doCheckStartTask(inside, "true", "studio"));
        assertForm(form.doCheckAutoscaleFormula(inside, "$TargetDedicatedNodes = time();", "studio"));
        assertForm(submit.doCheckFrames(inside, "1-5", "studio"));
        assertForm(submit.doCheckTimeLimitHours(inside, "9", "studio"));
        assertForm(new CustomChoice.DescriptorImpl().doCheckCommand(inside, "true", "studio"));
        assertForm(new CommandChoice.DescriptorImpl().doCheckCommand(inside, "true", "studio"));
        assertForm(new BlenderChoice.DescriptorImpl().doCheckProgram(inside, "/bin/sh", "studio"));
        assertForm(new BlenderChoice.DescriptorImpl().doCheckArguments(inside, "--python-expr", "studio"));
        assertForm(new BlenderChoice.DescriptorImpl().doCheckAllowScripts(inside, true, "studio"));
        assertEquals(
                FormValidation.Kind.OK,
                new BlenderChoice.DescriptorImpl().doCheckAllowScripts(inside, false, "studio").kind);
        assertForm(new MaxChoice.DescriptorImpl().doCheckAllowScripts(inside, true, "studio"));
        assertForm(submit.doCheckContainer(inside, "example/blender", "studio"));
        assertForm(new EnvironmentVariable.DescriptorImpl().doCheckName(inside, "LD_PRELOAD", "studio"));
        assertForm(new Autoscale.DescriptorImpl().doCheckMax(inside, "3", true, "studio"));
        AzureRenderPoolStep.DescriptorImpl step = new AzureRenderPoolStep.DescriptorImpl();
        assertEquals(FormValidation.Kind.OK, step.doCheckFallbackToDedicatedAfter(inside, "5", "studio").kind);
        folder.setSpotOnly(true);
        assertForm(step.doCheckFallbackToDedicatedAfter(inside, "5", "studio"));
        assertForm(form.doCheckDedicatedNodes(inside, "1", "0", "studio"));
        assertEquals(FormValidation.Kind.OK, form.doCheckSpotNodes(outside, "3", "studio").kind);
        assertForm(submit.doCheckTimeLimitHours(inside, "24", "studio"));
        assertEquals(FormValidation.Kind.OK, submit.doCheckTimeLimitHours(inside, "", "studio").kind);
    }

    private static void assertForm(FormValidation result) {
        assertEquals(FormValidation.Kind.ERROR, result.kind);
        assertTrue(result.getMessage().contains("for the folder"), result::getMessage);
    }

    private CapSettings cap() {
        CapSettings caps = new CapSettings();
        caps.setMaxNodes(2);
        caps.setVmSizes("Standard_D*");
        caps.setMaxHours(5);
        caps.setMaxFrames(4);
        caps.setNoStartTasks(true);
        caps.setNoCustomCommands(true);
        studio.account().setCaps(List.of(caps));
        return caps;
    }

    private WorkflowRun assertRefused(String cap, WorkflowJob job) throws Exception {
        WorkflowRun run = studio.run(job, Result.FAILURE);
        assertTrue(message(run).contains(cap), message(run));
        return run;
    }

    private static String message(WorkflowRun run) throws Exception {
        return run.getLog(200).stream()
                .filter(line -> line.contains(PLACE))
                .map(line -> line.substring(Math.max(0, line.indexOf("ERROR"))))
                .findFirst()
                .orElseThrow();
    }
}
