package io.jenkins.plugins.azurerender.security;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.ListedContainer;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.Collectors;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the author of a Pipeline can do with containers, pools and jobs that belong to others. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class OwnershipTest {

    private static final String MINUTE = "io.jenkins.plugins.azurerender.pools.NodeWait.minuteMillis";
    private static final String PREPARE = "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'\n";
    private static final String SUBMIT =
            "azureRenderSubmit scene: 'a.abc', frames: '1', output: 'a_#', renderer: custom(command: 'true')";

    private static final String WINDOWS =
            "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter', mounts: [azureFiles(share: 'rendering', path: 'S', credentialsId: 'files')]";

    /** Ways to open the container NAME. */
    private static final List<String> USES = List.of(
            "azureRenderPool id: 'POOL-2', vmSize: 'Standard_D2s_v3', mounts: [blobfuse(container: 'NAME', path: 'a')]",
            "node { " + SUBMIT + ", autoPool: [mounts: [blobfuse(container: 'NAME', path: 'a', readOnly: true)]] }",
            "node { azureRenderSubmit scene: 'a.abc', project: 'NAME', upload: 'only' }",
            "azureRenderPool id: 'POOL-3', vmSize: 'Standard_D2s_v3'\nnode { " + SUBMIT
                    + ", pool: 'POOL-3', upload: 'none', project: 'NAME' }");

    private final String project = "show-" + UUID.randomUUID().toString().substring(0, 8);

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;
    private MockFolder ours;
    private MockFolder theirs;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        ours = jenkins.createFolder("ours");
        theirs = jenkins.createFolder("theirs");
    }

    @AfterEach
    void removeUrl() {
        JenkinsLocationConfiguration.get().setUrl(null);
    }

    @Test
    void projectOpensNoContainerThatTheStudioCreated() throws Exception {
        studio.storage().createContainer(project, Map.of());
        studio.storage().put(project, "a.abc", "state".getBytes(UTF_8));
        jenkins.assertLogContains(
                "The project '" + project + "' does not exist in storage",
                run(
                        theirs,
                        PREPARE + "node { " + SUBMIT + ", upload: 'none', project: '" + project + "' }",
                        Result.FAILURE));
        run(theirs, upload(project), Result.SUCCESS);
        assertEquals("state", read(project, "a.abc"));
        assertEquals("scene in theirs", read(container("theirs", project), "a.abc"));
    }

    @Test
    void foldersShareNoProjectAndTrustNoHashesOfEachOther() throws Exception {
        run(ours, upload(project), Result.SUCCESS);
        WorkflowRun second = run(theirs, upload(project), Result.SUCCESS);
        jenkins.assertLogContains("1 sent", second);
        assertNotEquals(container("ours", project), container("theirs", project));
        assertEquals("scene in ours", read(container("ours", project), "a.abc"));
        jenkins.assertLogContains(
                "does not exist in storage",
                run(
                        theirs,
                        PREPARE + "node { " + SUBMIT + ", upload: 'none', project: '" + container("ours", project)
                                + "' }",
                        Result.FAILURE));
    }

    @Test
    void controllersShareNoProject() throws Exception {
        JenkinsLocationConfiguration.get().setUrl("https://one.example.com/");
        run(ours, upload(project), Result.SUCCESS);
        String first = container("ours", project);
        JenkinsLocationConfiguration.get().setUrl("https://two.example.com/");
        jenkins.assertLogContains("1 sent", run(ours, upload(project), Result.SUCCESS));
        assertNotEquals(first, container("ours", project));
    }

    @Test
    void jobsBelowAFolderShareItsProject() throws Exception {
        MockFolder below = ours.createProject(MockFolder.class, "below");
        run(ours, upload(project), Result.SUCCESS);
        WorkflowRun same = run(below, upload("../" + project), Result.SUCCESS);
        jenkins.assertLogContains("1 sent", same); // the scene differs
        assertEquals("scene in ours/below", read(container("ours", project), "a.abc"));
        jenkins.assertLogContains(
                "is above the top folder of Jenkins", run(below, upload("../../../" + project), Result.FAILURE));
        run(below, upload("../" + project + "-2"), Result.SUCCESS);
        run(ours, upload(project + "-2"), Result.SUCCESS);
        assertEquals("scene in ours", read(container("ours", project + "-2"), "a.abc"));
    }

    /** Such as a folder whose name was chosen so that its hash is the same. */
    @Test
    void projectThatAnotherFolderCreatedUnderTheSameNameIsNotUsed() throws Exception {
        WorkflowRun other = run(theirs, "echo 'build'", Result.SUCCESS);
        String container = container("ours", project);
        studio.storage()
                .createContainer(
                        container,
                        Owner.of(other, ResourceKind.SHARED, container, Instant.MAX)
                                .tags());
        String refusal = "Container '" + container + "' does not belong to the folder 'ours'";
        jenkins.assertLogContains(refusal, run(ours, upload(project), Result.FAILURE));
        for (String use : USES.subList(0, 2)) {
            jenkins.assertLogContains(refusal, run(ours, use.replace("NAME", project), Result.FAILURE));
        }
    }

    @Test
    void patternSharesNoProjectOfAFolder() throws Exception {
        run(ours, upload(project), Result.SUCCESS);
        String container = container("ours", project);
        studio.share(project + "-*", true);
        run(theirs, upload(container), Result.SUCCESS);
        assertEquals("scene in ours", read(container, "a.abc"));
        assertEquals("scene in theirs", read(container("theirs", container), "a.abc"));
        String later = container("ours", project + "-2");
        run(theirs, upload(later), Result.SUCCESS);
        assertTrue(studio.storage().tags(later).isEmpty(), "created for the other folder");
        studio.share(container, false);
        run(theirs, PREPARE + "node { " + SUBMIT + ", upload: 'none', project: '" + container + "' }", Result.SUCCESS);
        jenkins.assertLogContains("can only read container", run(theirs, upload(container), Result.FAILURE));
    }

    @Test
    void sharedContainerIsReadOnlyUnlessTheAdministratorMakesItWritable() throws Exception {
        studio.storage().createContainer(project, Map.of());
        studio.storage().put(project, "a.abc", "library".getBytes(UTF_8));
        studio.share("show-*", false);
        run(theirs, PREPARE + "node { " + SUBMIT + ", upload: 'none', project: '" + project + "' }", Result.SUCCESS);
        jenkins.assertLogContains("can only read container '" + project, run(theirs, upload(project), Result.FAILURE));
        assertEquals("library", read(project, "a.abc"));
        studio.share(project, true);
        run(theirs, upload(project), Result.SUCCESS);
        assertEquals("scene in theirs", read(project, "a.abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-node"})
    void containersOfARenderAreOpenedByNoJob(String suffix) throws Exception {
        WorkflowRun render = run(ours, PREPARE + "node { " + SUBMIT + " }", Result.SUCCESS);
        assertNoJobOpens(Studio.renders(render).get(0).getJobId() + suffix);
        WorkflowRun own = run(
                ours,
                PREPARE + "node { def id = " + SUBMIT + "\n azureRenderSubmit scene: 'a.abc', project: id + '" + suffix
                        + "', upload: 'only' }",
                Result.FAILURE);
        jenkins.assertLogContains("belongs to a render or a pool", own);
    }

    @Test
    void keysOfAPoolAreOpenedByNoJob() throws Exception {
        addFileCredentials();
        Set<String> before = keyContainers();
        run(ours.createProject(MockFolder.class, "below"), WINDOWS, Result.SUCCESS);
        Set<String> keys = keyContainers();
        keys.removeAll(before);
        assertEquals(1, keys.size());
        assertNoJobOpens(keys.iterator().next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jenkins-assets", "jenkins-mounts", "../jenkins-mounts", "jenkins-0123456789ab-1"})
    void projectNamedLikeOtherContainersIsRefused(String name) throws Exception {
        String sentence = "The project '" + name.replace("../", "") + "' cannot be used";
        for (String script : List.of(
                upload(name),
                "node { " + SUBMIT + ", dryRun: true, project: '" + name + "' }",
                PREPARE + "node { " + SUBMIT + ", upload: 'none', project: '" + name + "' }")) {
            jenkins.assertLogContains(sentence, run(ours, script, Result.FAILURE));
        }
        FormValidation field =
                new AzureRenderSubmitStep.DescriptorImpl().doCheckProject(job(ours, "echo 'form'"), name);
        assertEquals(FormValidation.Kind.ERROR, field.kind);
        assertTrue(field.getMessage().contains(name.replace("../", "")), field::getMessage);
    }

    /** Jobs at the top, in the owner's folder and in another one. */
    private void assertNoJobOpens(String container) throws Exception {
        studio.share("*", true);
        for (MockFolder folder : Arrays.asList(null, ours, theirs)) {
            for (String use : USES) {
                WorkflowRun run = run(folder, use.replace("NAME", container), Result.FAILURE);
                jenkins.assertLogContains("Container '" + container + "' belongs to a render or a pool", run);
            }
        }
        assertTrue(studio.batch().pool(studio.pool + "-2").isEmpty());
    }

    private void addFileCredentials() throws Exception {
        studio.addCredentials(
                new StorageAccountKey(CredentialsScope.GLOBAL, "files", "", "studiofiles", Secret.fromString("a2V5")));
    }

    private Set<String> keyContainers() throws Exception {
        return Listed.containers(studio.storage(), "jenkins-mounts-").stream()
                .map(ListedContainer::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void assetsOfAJobAreOnlyReadByOtherJobsOfItsFolder() throws Exception {
        WorkflowRun brought = run(ours, "node { azureRenderSubmit scene: 'a.abc', upload: 'only' }", Result.SUCCESS);
        String container = ResourceNames.assetContainer(brought);
        String reading = PREPARE + "node { " + SUBMIT + ", upload: 'none', project: '" + container + "' }";
        run(ours, reading, Result.SUCCESS);
        String refusal = "Container '" + container + "' does not belong to this job, so this job cannot ";
        jenkins.assertLogContains(refusal + "change it. Use a project.", run(ours, upload(container), Result.FAILURE));
        jenkins.assertLogContains(refusal + "read it. Use a project.", run(theirs, reading, Result.FAILURE));
        String mount = USES.get(0).replace("NAME", container);
        jenkins.assertLogContains(refusal + "change it. Use a project.", run(theirs, mount, Result.FAILURE));
        String missing = mount.replace(container, "jenkins-assets-000000000000");
        WorkflowRun run = run(theirs, missing, Result.FAILURE);
        jenkins.assertLogContains("does not exist in storage account", run);
        jenkins.assertLogNotContains("Shared containers", run); // they cannot be shared
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azureRenderPool id: 'POOL', action: 'delete'",
                "azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 0",
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 3",
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', autoscale: [max: 9]"
            })
    void poolOfAnotherFolderOrControllerIsNotChanged(String script) throws Exception {
        run(ours, PREPARE.strip() + ", dedicatedNodes: 1", Result.SUCCESS);
        WorkflowRun other = run(theirs, script, Result.FAILURE);
        jenkins.assertLogContains("not created by this controller for", other);
        JenkinsLocationConfiguration.get().setUrl("https://two.example.com/");
        jenkins.assertLogContains("not created by this controller for", run(ours, script, Result.FAILURE));
        PoolStatus pool = pool();
        assertFalse(pool.deleting());
        assertEquals(1, pool.targetDedicatedNodes());
        assertEquals(null, pool.autoscale());
    }

    @Test
    void blockLeavesAPoolThatItDidNotCreate() throws Exception {
        run(ours, PREPARE.strip() + ", dedicatedNodes: 1", Result.SUCCESS);
        for (MockFolder folder : List.of(ours, theirs)) {
            for (String end : List.of("zero", "delete")) {
                WorkflowRun run = run(
                        folder,
                        "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D4s_v3', onDifference: 'reuse', atEnd: '"
                                + end + "') { echo 'inside' }",
                        Result.SUCCESS);
                jenkins.assertLogContains("keeps its nodes, because no block of this build created it", run);
            }
            run(folder, "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D4s_v3') { }", Result.FAILURE);
        }
        assertFalse(pool().deleting());
        assertEquals(1, pool().targetDedicatedNodes());
    }

    @Test
    void blockLeavesAManagedPoolThatNoBlockCreated() throws Exception {
        run(ours, PREPARE.strip() + ", dedicatedNodes: 1", Result.SUCCESS);
        studio.account().setManagedPools("*");
        for (String end : List.of("zero", "delete")) {
            run(theirs, block("atEnd: '" + end + "'"), Result.SUCCESS);
        }
        JenkinsLocationConfiguration.get().setUrl("https://moved.example.com/");
        run(ours, block("atEnd: 'delete'"), Result.SUCCESS);
        assertFalse(pool().deleting());
        assertEquals(1, pool().targetDedicatedNodes());
    }

    @Test
    void blockScalesDownItsPoolAfterTheUrlOfJenkinsHasChanged() throws Exception {
        run(ours, block("dedicatedNodes: 1"), Result.SUCCESS);
        awaitSteady();
        JenkinsLocationConfiguration.get().setUrl("https://moved.example.com/");
        studio.account().setManagedPools(studio.pool);
        WorkflowRun run = run(ours, block("dedicatedNodes: 1"), Result.SUCCESS);
        jenkins.assertLogContains("resizing to 1 dedicated", run);
        assertEquals(0, pool().targetDedicatedNodes());
    }

    @Test
    void refusedBlockLeavesThePool() throws Exception {
        run(ours, PREPARE.strip() + ", dedicatedNodes: 1", Result.SUCCESS);
        studio.account().setManagedPools("*");
        studio.account().setUsablePools("render-*");
        WorkflowRun run = run(theirs, block("atEnd: 'delete'"), Result.FAILURE);
        jenkins.assertLogContains("Jobs may not use pool", run);
        assertEquals(List.of(), RenderAction.of(run).getBlockPools());
        assertFalse(pool().deleting());
    }

    @Test
    void blockRefusedByACapIsNotRecorded() throws Exception {
        run(ours, PREPARE, Result.SUCCESS);
        CapSettings cap = new CapSettings();
        cap.setVmSizes("Standard_D4s_v3");
        studio.account().setCaps(List.of(cap));
        WorkflowRun run = run(
                ours,
                "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D4s_v3', spotNodes: 1, onDifference: 'reuse') { }",
                Result.FAILURE);
        jenkins.assertLogContains("in the caps of render account 'studio'", run);
        jenkins.assertLogNotContains("keeps its nodes", run);
        assertEquals(List.of(), RenderAction.of(run).getBlockPools());
    }

    @Test
    void refusedDeletionOfAContainerSuggestsNothing() throws Exception {
        WorkflowRun render = run(ours, PREPARE + "node { " + SUBMIT + " }", Result.SUCCESS);
        String frames = Studio.renders(render).get(0).getJobId();
        RenderStorage storage = RenderCloud.open("studio", run(theirs, "echo 'build'", Result.SUCCESS))
                .storage();
        StorageException refusal = assertThrows(StorageException.class, () -> storage.deleteContainer(frames));
        assertEquals(
                "Container '" + frames + "' does not belong to this job, so this job cannot delete it.",
                refusal.getMessage());
    }

    @Test
    void poolOfAFolderStaysItsOwnAfterABlockOfTheFolderAbove() throws Exception {
        MockFolder below = ours.createProject(MockFolder.class, "below");
        run(below, block(""), Result.SUCCESS);
        WorkflowRun run = run(ours, block("dedicatedNodes: 1"), Result.SUCCESS);
        jenkins.assertLogContains("resizing to 1 dedicated", run);
        awaitSteady();
        assertEquals(0, pool().targetDedicatedNodes());
        run(below, "azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 2", Result.SUCCESS);
        assertEquals(2, pool().targetDedicatedNodes());
        run(below, "azureRenderPool id: 'POOL', action: 'delete'", Result.SUCCESS);
    }

    private void awaitDeleted() {
        await("deletion of the pool")
                .until(() -> studio.batch().pool(studio.pool).isEmpty());
    }

    private void awaitSteady() throws Exception {
        await("end of the resize").until(() -> pool().steady());
    }

    private static String block(String parameters) {
        return "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3'" + (parameters.isEmpty() ? "" : ", ")
                + parameters + ") { echo 'inside' }";
    }

    @Test
    void managedWindowsPoolIsDeletedAndCreatedAgainByAnotherFolder() throws Exception {
        addFileCredentials();
        Set<String> before = keyContainers();
        run(ours, WINDOWS, Result.SUCCESS);
        Set<String> first = keyContainers();
        studio.account().setManagedPools(studio.pool);
        run(theirs, "azureRenderPool id: 'POOL', action: 'delete'", Result.SUCCESS);
        assertEquals(first, keyContainers(), "the cleanup deletes it");
        awaitDeleted();
        run(theirs, WINDOWS, Result.SUCCESS);
        assertEquals(first.size() + 1, keyContainers().size());
        run(theirs, "azureRenderPool id: 'POOL', action: 'delete'", Result.SUCCESS);
        assertEquals(first, keyContainers());
        awaitDeleted();
        run(ours, WINDOWS, Result.SUCCESS);
        run(ours, "azureRenderPool id: 'POOL', action: 'delete'", Result.SUCCESS);
        assertEquals(before, keyContainers());
    }

    @Test
    void readyNodesOfAPoolThatTheJobMayNotChangeAreUsedWithoutSpotNodes() throws Exception {
        run(ours, PREPARE.strip() + ", dedicatedNodes: 1, waitForNodes: 1", Result.SUCCESS);
        Switches switches = cloud.emulator().control().switches();
        switches.set("resize-error", "AllocationFailed");
        System.setProperty(MINUTE, "200");
        try {
            run(ours, "azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 1, spotNodes: 1", Result.SUCCESS);
            run(theirs, PREPARE.strip() + ", fallbackToDedicatedAfter: 1", Result.SUCCESS);
        } finally {
            System.clearProperty(MINUTE);
            switches.clear();
        }
        assertEquals(1, pool().targetSpotNodes());
    }

    @Test
    void jobsOfAFolderAndAboveManageItsPools() throws Exception {
        MockFolder below = ours.createProject(MockFolder.class, "below");
        run(below, PREPARE.strip() + ", dedicatedNodes: 1", Result.SUCCESS);
        run(below, "azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 2", Result.SUCCESS);
        run(ours, "azureRenderPool id: 'POOL', action: 'delete'", Result.SUCCESS);
    }

    @Test
    void administratorListsPoolsThatJobsUseAndManage() throws Exception {
        run(ours, PREPARE.strip() + ", dedicatedNodes: 1", Result.SUCCESS);
        studio.account().setManagedPools("other\n" + studio.pool.substring(0, 10) + "*");
        run(theirs, "azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 2", Result.SUCCESS);
        assertEquals(2, pool().targetDedicatedNodes());
        studio.account().setUsablePools("render-*");
        for (String script : List.of(
                "azureRenderPool id: 'POOL', action: 'status'",
                "azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 0",
                "azureRenderPool id: 'POOL', action: 'delete'",
                PREPARE,
                "node { " + SUBMIT + ", pool: 'POOL' }",
                "node { " + SUBMIT + ", pool: 'POOL', dryRun: true }")) {
            jenkins.assertLogContains(
                    "Jobs may not use pool '" + studio.pool + "'", run(theirs, script, Result.FAILURE));
        }
        assertFalse(pool().deleting());
        assertEquals(2, pool().targetDedicatedNodes());
        studio.account().setUsablePools(studio.pool.toUpperCase(Locale.ROOT)); // Batch ignores the case of IDs
        run(theirs, "azureRenderPool id: 'POOL', action: 'status'", Result.SUCCESS);
    }

    @Test
    void autoPoolOfARenderIsUsedByItsFolderOnly() throws Exception {
        WorkflowRun render = run(
                ours,
                "node { " + SUBMIT.replace("'true'", "'sleep 600'")
                        + ", autoPool: [vmSize: 'Standard_D2s_v3', dedicatedNodes: 1] }",
                Result.SUCCESS);
        String id = Studio.renders(render).get(0).getPool();
        try {
            for (String name : List.of(id, id.toUpperCase(Locale.ROOT))) {
                for (String script : List.of(
                        "azureRenderPool id: 'NAME', action: 'status'",
                        "azureRenderPool id: 'NAME', action: 'resize', dedicatedNodes: 0",
                        "azureRenderPool id: 'NAME', action: 'delete'",
                        "azureRenderPool id: 'NAME', vmSize: 'Standard_D2s_v3', onDifference: 'reuse'",
                        "withAzureRenderPool(id: 'NAME', vmSize: 'Standard_D2s_v3', onDifference: 'reuse') { }",
                        "node { " + SUBMIT + ", pool: 'NAME' }")) {
                    jenkins.assertLogContains(
                            "Pool '" + name + "' is not the auto pool of a render of the folder 'theirs'",
                            run(theirs, script.replace("NAME", name), Result.FAILURE));
                }
            }
            jenkins.assertLogNotContains(id, run(theirs, "azureRenderPool id: 'POOL', action: 'list'", Result.SUCCESS));
            studio.account().setUsablePools("render-*");
            jenkins.assertLogContains(id, run(ours, "azureRenderPool id: 'POOL', action: 'list'", Result.SUCCESS));
            run(ours, "azureRenderPool id: '" + id + "', action: 'status'", Result.SUCCESS);
            run(ours, "node { " + SUBMIT + ", pool: '" + id + "', dryRun: true }", Result.SUCCESS);
            run(ours, "node { " + SUBMIT + ", pool: '" + id + "' }", Result.SUCCESS);
        } finally {
            studio.batch().terminateJob(Studio.renders(render).get(0).getJobId(), "test finished");
        }
    }

    @Test
    void stepsWithTheAutoPoolOfARenderLeaveItsNodesAndTags() throws Exception {
        String reuse = ", vmSize: 'Standard_D4s_v3', onDifference: 'reuse'";
        String blocks = "withAzureRenderPool(id: ID" + reuse + ") { }\nwithAzureRenderPool(id: ID" + reuse
                + ", atEnd: 'delete') { }\n";
        WorkflowRun render = run(
                ours,
                "node { " + SUBMIT.replace("'true'", "'sleep 600'")
                        + ", autoPool: [vmSize: 'Standard_F16s_v2', dedicatedNodes: 1] }\n"
                        + "def own = azureRenderPool(id: 'POOL', action: 'list').find { it.vmSize.equalsIgnoreCase('Standard_F16s_v2') }.id\n"
                        + blocks.replace("ID", "own"),
                Result.SUCCESS);
        String id = Studio.renders(render).get(0).getPool();
        try {
            WorkflowRun other = run(ours, blocks.replace("ID", "'" + id + "'"), Result.SUCCESS);
            run(ours, "azureRenderPool id: '" + id + "'" + reuse, Result.SUCCESS);
            PoolStatus pool = studio.batch().pool(id).orElseThrow();
            assertFalse(pool.deleting());
            assertEquals(1, pool.targetDedicatedNodes());
            assertEquals(
                    Owner.of(render, ResourceKind.AUTO, id, Instant.MAX),
                    Owner.parse(id, pool.tags()).orElseThrow());
            for (WorkflowRun run : List.of(render, other)) {
                assertEquals(2, JenkinsRule.getLog(run).split(id + " keeps its nodes", -1).length - 1);
            }
        } finally {
            studio.batch().terminateJob(Studio.renders(render).get(0).getJobId(), "test finished");
        }
    }

    @Test
    void jobOfAnotherControllerIsNeitherTerminatedNorControlled() throws Exception {
        WorkflowJob job = job(ours, PREPARE + "node { " + SUBMIT + " }\necho 'now'\nsleep 600");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("now", run);
        String id = Studio.renders(run).get(0).getJobId();
        JenkinsLocationConfiguration.get().setUrl("https://copy.example.com/"); // a copy of the controller
        try (LogRecorder log = new LogRecorder()
                .record("io.jenkins.plugins.azurerender.collect", Level.WARNING)
                .capture(10)) {
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            await("termination in the background")
                    .until(() -> !log.getMessages().isEmpty());
            assertTrue(
                    log.getMessages().contains("Could not end Batch job " + id + " of " + run),
                    log.getMessages()::toString);
        }
        BatchService batch = RenderCloud.open("studio", run).batch();
        for (Executable change : new Executable[] {
            () -> batch.disableJob(id),
            () -> batch.enableJob(id),
            () -> batch.setPriority(id, 1),
            () -> batch.setTimeLimit(id, Duration.ofHours(1)),
            () -> batch.terminateTask(id, "f0001")
        }) {
            assertTrue(assertThrows(BatchException.class, change).getMessage().contains("is not a render of this job"));
        }
        assertFalse(studio.batch().job(id).map(JobStatus::ended).orElseThrow());
        studio.batch().terminateJob(id, "test");
        jenkins.assertLogContains(
                "was submitted in this build", run(theirs, "azureRenderCollect job: '" + id + "'", Result.FAILURE));
    }

    @Test
    void keyOfTheRenderAccountIsNoMountCredential() throws Exception {
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL, "copy", "", cloud.storageAccount(), Secret.fromString(cloud.storageKey())));
        for (String mount : List.of(
                "blobfuse(container: 'any', path: 'a', credentialsId: 'storage-key')",
                "blobfuse(container: 'any', path: 'a', credentialsId: 'copy')",
                "azureFiles(share: 'any', path: 'a', credentialsId: 'copy')")) {
            jenkins.assertLogContains(
                    "opens everything that render accounts store there",
                    run(theirs, PREPARE.strip() + ", mounts: [" + mount + "]", Result.FAILURE));
        }
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @Test
    void poolIsUsedByItsExactId() throws Exception {
        run(ours, PREPARE, Result.SUCCESS);
        String other = studio.pool.replaceFirst("p", "P");
        jenkins.assertLogContains(
                "Pool '" + other + "' exists as '" + studio.pool + "': set id to",
                run(ours, PREPARE.replace("POOL", other), Result.FAILURE));
        String resize = "azureRenderPool id: '" + other + "', action: 'resize', dedicatedNodes: 1";
        String delete = "azureRenderPool id: '" + other + "', action: 'delete'";
        for (String script : List.of(resize, delete)) {
            jenkins.assertLogContains(
                    "Pool '" + other + "' was not created by this controller for the folder 'theirs'",
                    run(theirs, script, Result.FAILURE));
        }
        run(ours, resize, Result.SUCCESS);
        assertEquals(1, pool().targetDedicatedNodes());
        run(ours, delete, Result.SUCCESS);
        assertTrue(studio.batch().pool(studio.pool).map(PoolStatus::deleting).orElse(true));
    }

    /** The host of a storage URL is found in any case, and can be a name that does not contain the account. */
    @ParameterizedTest
    @ValueSource(strings = {"https://StudioAssets.blob.core.windows.net", "https://assets.studio.example"})
    void keyOfAnotherRenderAccountIsNoMountCredential(String url) throws Exception {
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL, "other", "", "studioassets", Secret.fromString("b3RoZXI=")));
        RenderAccount other = new RenderAccount("other");
        other.setStorageUrl(url);
        other.setStorageCredentialsId(url.contains("Assets") ? "missing" : "other");
        List<RenderAccount> accounts =
                new ArrayList<>(AzureRenderConfiguration.get().getAccounts());
        accounts.add(other);
        AzureRenderConfiguration.get().setAccounts(accounts);
        jenkins.assertLogContains(
                "The key of storage account 'studioassets' opens everything",
                run(
                        theirs,
                        PREPARE.strip() + ", account: '" + accounts.get(0).getName()
                                + "', mounts: [blobfuse(container: 'any', path: 'a', credentialsId: 'other')]",
                        Result.FAILURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example.com",
                "studiofiles.file.core.windows.net.attacker.example.com",
                "others.file.core.windows.net",
                "10.0.0.9"
            })
    void credentialsOfAShareAreNotSentToAnotherHost(String host) throws Exception {
        addFileCredentials();
        String script = PREPARE.strip() + ", mounts: [azureFiles(share: 'https://" + host
                + "/share', path: 'a', credentialsId: 'files')]";
        jenkins.assertLogContains("The share is on '" + host + "'", run(theirs, script, Result.FAILURE));
        studio.account().setMountSources("https://" + host + "/*");
        run(theirs, script, Result.SUCCESS);
    }

    @Test
    void nodesCannotChangeTheScriptsOfOtherNodes() throws Exception {
        WorkflowRun run = run(ours, PREPARE + "node { " + SUBMIT + " }", Result.SUCCESS);
        String id = Studio.renders(run).get(0).getJobId();
        CloudJob job = client().jobOperations().getJob(id);
        List<ResourceFile> files = job.jobPreparationTask().resourceFiles().stream()
                .filter(file -> file.httpUrl() != null)
                .toList();
        assertFalse(files.isEmpty());
        CloudTask task = client().taskOperations().listTasks(id).get(0);
        URI output =
                URI.create(task.outputFiles().get(0).destination().container().containerUrl());
        for (ResourceFile file : files) {
            URI script = URI.create(file.httpUrl());
            assertEquals(200, send("GET", script));
            assertEquals(403, send("PUT", script));
            assertEquals(
                    403, send("PUT", URI.create(file.httpUrl().replaceFirst("\\?.*", "?" + output.getRawQuery()))));
        }
    }

    @Test
    void namesOfJobsAreNotReadableInAzure() throws Exception {
        String name = "unannounced-film";
        WorkflowJob job = ours.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(
                PREPARE.replace("POOL", studio.pool) + "node { " + SUBMIT
                        + "\n azureRenderSubmit scene: 'a.abc', project: '" + project + "', upload: 'only' }",
                true));
        jenkins.jenkins.getWorkspaceFor(job).child("a.abc").write("scene", "UTF-8");
        String id = Studio.renders(studio.run(job, Result.SUCCESS)).get(0).getJobId();
        CloudJob made = client().jobOperations().getJob(id);
        StringBuilder shown = new StringBuilder(made.displayName());
        made.metadata().forEach(item -> shown.append(' ').append(item.value()));
        client().poolOperations().getPool(studio.pool).metadata().forEach(item -> shown.append(' ')
                .append(item.value()));
        Listed.containers(studio.storage(), "").stream()
                .filter(container ->
                        container.name().startsWith(id) || container.name().equals(container("ours", project)))
                .forEach(container -> shown.append(' ').append(container));
        assertFalse(shown.toString().contains(name), shown::toString);
        assertFalse(shown.toString().contains("ours/"), shown::toString);
    }

    private WorkflowRun run(MockFolder folder, String script, Result result) throws Exception {
        return studio.run(job(folder, script), result);
    }

    /**
     * A job with the scene {@code a.abc}, which names its folder.
     *
     * @param folder null for a job that is not in a folder
     */
    private WorkflowJob job(MockFolder folder, String script) throws Exception {
        String name = "job-" + UUID.randomUUID();
        WorkflowJob job = folder == null
                ? jenkins.createProject(WorkflowJob.class, name)
                : folder.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script.replace("POOL", studio.pool), true));
        jenkins.jenkins
                .getWorkspaceFor(job)
                .child("a.abc")
                .write("scene in " + job.getParent().getFullName(), "UTF-8");
        return job;
    }

    private static String upload(String project) {
        return "node { azureRenderSubmit scene: 'a.abc', project: '" + project + "', upload: 'only' }";
    }

    private static String container(String folder, String project) {
        return ResourceNames.projectContainer(folder, project);
    }

    private String read(String container, String blob) throws Exception {
        URI url = studio.storage().signFile(container, blob, Duration.ofMinutes(5));
        return new String(url.toURL().openStream().readAllBytes(), UTF_8);
    }

    private PoolStatus pool() throws Exception {
        return studio.batch().pool(studio.pool).orElseThrow();
    }

    private BatchClient client() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    private static int send(String method, URI url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("x-ms-blob-type", "BlockBlob")
                .method(method, method.equals("PUT") ? BodyPublishers.ofString("evil") : BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
