package io.jenkins.plugins.azurerender;

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
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins of a test with a render account on the local cloud, a pool name of its own, and jobs with files in them. */
public final class Studio {

    static {
        // Tests wait for what happens, not for the pauses that are right for a cloud.
        System.setProperty(RenderCloud.class.getName() + ".retrySeconds", "3");
        System.setProperty("io.jenkins.plugins.azurerender.collect.CollectExecution.periodMillis", "100");
    }

    private final JenkinsRule jenkins;
    private final LocalCloud cloud;
    private final List<RenderAccount> accounts = new ArrayList<>();

    /** A pool name that no other test uses: the cloud is shared by all. */
    public final String pool = "pool-" + UUID.randomUUID();

    private Studio(JenkinsRule jenkins, LocalCloud cloud) {
        this.jenkins = jenkins;
        this.cloud = cloud;
    }

    /** With the account {@code studio}. */
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

    /** The account's Batch, asked directly. */
    public BatchService batch() {
        return batch(cloud);
    }

    /** The cloud's Batch, asked directly. */
    public static BatchService batch(LocalCloud cloud) {
        return new SdkBatchService(
                cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey(), Duration.ofSeconds(10));
    }

    /** The number of tasks in a job, as its task list says. */
    public static int tasks(BatchService batch, String jobId) throws IOException {
        AtomicInteger tasks = new AtomicInteger();
        batch.changedTasks(jobId, 0, page -> tasks.addAndGet(page.size()));
        return tasks.get();
    }

    /** The account's storage, asked directly. */
    public RenderStorage storage() {
        return new SdkRenderStorage(
                cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), Duration.ofSeconds(10));
    }

    /** The ids of the nodes of this studio's pool. */
    public List<String> nodes() throws IOException {
        List<String> nodes = new ArrayList<>();
        BatchClient.open(new BatchSharedKeyCredentials(
                        cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()))
                .computeNodeOperations()
                .listComputeNodes(pool)
                .forEach(node -> nodes.add(node.id()));
        return nodes;
    }

    /** A Pipeline job; {@code POOL} in the script stands for this studio's pool. */
    public WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "render-" + UUID.randomUUID());
        job.setDefinition(new CpsFlowDefinition(script.replace("POOL", pool), true));
        return job;
    }

    /** Copies a file or a folder's content into the job's workspace on the controller. */
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

    /** Runs the job to its end, which must be {@code result}. */
    public WorkflowRun run(WorkflowJob job, Result result) throws Exception {
        return jenkins.assertBuildStatus(result, job.scheduleBuild2(0));
    }

    /** A job whose workspace has a scene at {@code scene.blend}. */
    public WorkflowJob jobWithScene(String script) throws Exception {
        WorkflowJob job = job(script);
        put(job, Scenes.dot(), "scene.blend");
        return job;
    }

    /** The build's renders. */
    public static List<RenderRecord> renders(WorkflowRun run) {
        RenderAction action = run.getAction(RenderAction.class);
        return action == null ? List.of() : action.getRenders();
    }

    /** Waits until nothing of the build's renders can cost money any more: to end a job takes Batch a moment. */
    public void assertNothingRunsOn(WorkflowRun run) throws Exception {
        assertNothingRunsOn(run, cloud);
    }

    /** As above, for one render. */
    public void assertNothingRunsOn(RenderRecord render) throws Exception {
        awaitEnd(render, cloud);
    }

    /** As above, for a test without a studio at hand. */
    public static void assertNothingRunsOn(WorkflowRun run, LocalCloud cloud) throws Exception {
        for (RenderRecord render : renders(run)) {
            awaitEnd(render, cloud);
        }
    }

    private static void awaitEnd(RenderRecord render, LocalCloud cloud) throws Exception {
        for (int tries = 0; runs(render, cloud); tries++) {
            if (tries == 300) {
                throw new AssertionError("Job " + render.getJobId() + " still runs: "
                        + batch(cloud).job(render.getJobId()));
            }
            Thread.sleep(100);
        }
    }

    private static boolean runs(RenderRecord render, LocalCloud cloud) throws IOException {
        return batch(cloud).job(render.getJobId()).filter(job -> !job.ended()).isPresent();
    }
}
