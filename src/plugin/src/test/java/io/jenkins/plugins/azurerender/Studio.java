package io.jenkins.plugins.azurerender;

import static io.jenkins.plugins.azurerender.Waiting.await;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.account.SharedContainer;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Sets up Jenkins for a test: a render account on the local cloud, a unique pool name, and jobs with files. */
public final class Studio {

    static {
        // Shorter than in production, so that tests do not wait.
        System.setProperty(RenderCloud.class.getName() + ".retrySeconds", "3");
        System.setProperty("io.jenkins.plugins.azurerender.collect.CollectExecution.periodMillis", "100");
        System.setProperty("io.jenkins.plugins.azurerender.submit.FailurePause.seconds", "0");
    }

    private final JenkinsRule jenkins;
    private final LocalCloud cloud;
    private final List<RenderAccount> accounts = new ArrayList<>();

    /** A unique pool name, because all tests share the cloud. */
    public final String pool = "pool-" + UUID.randomUUID();

    private Studio(JenkinsRule jenkins, LocalCloud cloud) {
        this.jenkins = jenkins;
        this.cloud = cloud;
    }

    /** Adds the render account {@code studio} and its credentials. */
    public static Studio open(JenkinsRule jenkins, LocalCloud cloud) throws IOException {
        Studio studio = new Studio(jenkins, cloud);
        studio.addCredentials(new BatchAccountKey(
                CredentialsScope.GLOBAL, "batch-key", "", cloud.batchAccount(), Secret.fromString(cloud.batchKey())));
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL,
                "storage-key",
                "",
                cloud.storageAccount(),
                Secret.fromString(cloud.storageKey())));
        studio.addAccount(
                "studio",
                cloud.batchUrl().toString(),
                "batch-key",
                cloud.blobEndpoint().toString(),
                "storage-key");
        return studio;
    }

    public void addCredentials(Credentials credentials) throws IOException {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(credentials);
        provider.save();
    }

    public void addAccount(String name, String batchUrl, String batchKey, String storageUrl, String storageKey) {
        RenderAccount account = new RenderAccount(name);
        account.setBatchUrl(batchUrl);
        account.setBatchCredentialsId(batchKey);
        account.setStorageUrl(storageUrl);
        account.setStorageCredentialsId(storageKey);
        account.setEmulator(true);
        accounts.add(account);
        AzureRenderConfiguration.get().setAccounts(accounts);
    }

    /** The account {@code studio}, to change its settings. */
    public RenderAccount account() {
        return accounts.get(0);
    }

    /** Allows the jobs of all folders to use a container. */
    public void share(String container, boolean writable) {
        SharedContainer shared = new SharedContainer(container);
        shared.setWritable(writable);
        List<SharedContainer> all = new ArrayList<>(account().getSharedContainers());
        all.add(shared);
        account().setSharedContainers(all);
    }

    /** The container of a project of the jobs in no folder. */
    public static String container(String project) {
        return ResourceNames.projectContainer("", project);
    }

    /** A direct connection to the Batch service of the account. */
    public BatchService batch() {
        return batch(cloud);
    }

    /** A direct connection to the Batch service of a cloud. */
    public static BatchService batch(LocalCloud cloud) {
        return new SdkBatchService(
                cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey(), Duration.ofSeconds(10));
    }

    /** The number of tasks in the task list of a job. */
    public static int tasks(BatchService batch, String jobId) throws IOException {
        AtomicInteger tasks = new AtomicInteger();
        batch.changedTasks(jobId, 0, page -> tasks.addAndGet(page.size()));
        return tasks.get();
    }

    /** A direct connection to the storage of the account. */
    public RenderStorage storage() {
        return new SdkRenderStorage(
                cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), Duration.ofSeconds(10));
    }

    /** The ids of the nodes in {@link #pool}. */
    public List<String> nodes() throws IOException {
        List<String> nodes = new ArrayList<>();
        client().computeNodeOperations().listComputeNodes(pool).forEach(node -> nodes.add(node.id()));
        return nodes;
    }

    /** Stops the resize of {@link #pool}. */
    public void stopResize() throws IOException {
        client().poolOperations().stopResizePool(pool);
    }

    private BatchClient client() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    /** Creates a Pipeline job; {@code POOL} in the script is replaced by {@link #pool}. */
    public WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "render-" + UUID.randomUUID());
        job.setDefinition(new CpsFlowDefinition(script.replace("POOL", pool), true));
        return job;
    }

    /** Copies a file, or the content of a folder, to the job's workspace on the controller. */
    public void put(TopLevelItem job, Path source, String target) throws IOException, InterruptedException {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.equals(source)
                        ? target
                        : target + "/" + source.relativize(file).toString();
                FilePath copy = workspace.child(name);
                copy.getParent().mkdirs();
                copy.copyFrom(new FilePath(file.toFile()));
            }
        }
    }

    /** Runs a build of the job and asserts its result. */
    public WorkflowRun run(WorkflowJob job, Result result) throws Exception {
        return jenkins.assertBuildStatus(result, job.scheduleBuild2(0));
    }

    /** Creates a Pipeline job with the scene {@code scene.blend} in its workspace. */
    public WorkflowJob jobWithScene(String script) throws Exception {
        WorkflowJob job = job(script);
        put(job, Scenes.dot(), "scene.blend");
        return job;
    }

    /** Aborts a build, and again if it ignored the abort because it was being loaded. Waits until it has ended. */
    public static void abort(WorkflowRun run) {
        await("end of the aborted build").until(() -> {
            run.doStop();
            return !run.isBuilding();
        });
    }

    /** The renders of a build. */
    public static List<RenderRecord> renders(WorkflowRun run) {
        RenderAction action = run.getAction(RenderAction.class);
        return action == null ? List.of() : action.getRenders();
    }

    /** Waits until the Batch jobs of all renders of a build have ended. */
    public void assertNothingRunsOn(WorkflowRun run) throws Exception {
        assertNothingRunsOn(run, cloud);
    }

    /** Waits until the Batch job of a render has ended; fails after 30 seconds. */
    public void assertNothingRunsOn(RenderRecord render) throws Exception {
        awaitEnd(render, cloud);
    }

    /** Waits until the Batch jobs of all renders of a build have ended. */
    public static void assertNothingRunsOn(WorkflowRun run, LocalCloud cloud) throws Exception {
        for (RenderRecord render : renders(run)) {
            awaitEnd(render, cloud);
        }
    }

    private static void awaitEnd(RenderRecord render, LocalCloud cloud) throws Exception {
        BatchService batch = batch(cloud);
        for (String id : new TreeSet<>(List.of(render.getJobId(), render.getBatchJob()))) {
            await("end of job " + id).until(() -> batch.job(id).filter(job -> !job.ended()), Optional::isEmpty);
        }
    }
}
