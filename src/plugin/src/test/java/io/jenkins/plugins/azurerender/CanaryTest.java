package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.ManagementLink;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.EntraApplication;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import io.jenkins.plugins.azurerender.emulator.faults.FaultPlan;
import io.jenkins.plugins.azurerender.emulator.faults.FaultProxy;
import io.jenkins.plugins.azurerender.janitor.JanitorLink;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.security.Canary;
import io.jenkins.plugins.azurerender.security.LogCapture;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerResponse2;

/** Keys and SAS signatures are not stored in the Jenkins home, in logs or on agents. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CanaryTest {

    private static final String WRONG_KEY = base64("a well-formed key that no account uses, padded to about 64 bytes.");
    private static final String CLIENT_SECRET = "3nT~client-secret/of+a.test_that-nobody-may-see";

    private static final List<Fault> FAULTS =
            List.of(Fault.INTERNAL_ERROR, Fault.TIMED_OUT, Fault.REFUSED, Fault.RESET_AFTER, Fault.HALF);

    /** All requests except those of nodes: they read assets and scripts, and write to the container of a render. */
    private static final Pattern NOT_OF_NODES =
            Pattern.compile("^(?!GET \\S*/jenkins-(assets-|\\S+-node/)|PUT \\S*/jenkins-[0-9a-f]{12}-\\d+-\\d+/)");

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        studio.addCredentials(new BatchAccountKey(
                CredentialsScope.GLOBAL, "wrong-batch", "", cloud.batchAccount(), Secret.fromString(WRONG_KEY)));
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL, "wrong-storage", "", cloud.storageAccount(), Secret.fromString(WRONG_KEY)));
        EntraApplication entra = new EntraApplication(CredentialsScope.GLOBAL, "entra", "", "tenant", "client");
        entra.setClientSecret(Secret.fromString(CLIENT_SECRET));
        studio.addCredentials(entra);
    }

    @Test
    void keysAndSignaturesAreNotStored() throws Exception {
        Slave agent = jenkins.createOnlineSlave(Label.get("farm"));
        Canary canary = Canary.of(cloud.batchKey(), cloud.storageKey(), WRONG_KEY, CLIENT_SECRET);
        try (LogCapture logs = new LogCapture()) {
            render();
            renderWithFaults();
            renderWithFailures();
            canary.scan("the result of a connection test", test("batch-key", "wrong-storage"));
            canary.scan("the result of a connection test", test("wrong-batch", "storage-key"));
            canary.scan("the result of a connection test", test("entra", "entra"));
            link().doScan(response());
            canary.scan("the janitor's page", link().getProblems() + " " + link().getFindings());
            canary.scan("the logs", logs.text());
            assertFalse(logs.text().isEmpty(), "the check of the logs is void, because nothing was logged");
        }
        canary.scan(jenkins.jenkins.getRootDir().toPath());
        canary.scan(Path.of(agent.getRemoteFS()));
        assertEquals(List.of(), canary.found());

        // Nodes get SAS URLs, but no keys.
        Canary keys = Canary.ofKeys(cloud.batchKey(), cloud.storageKey(), WRONG_KEY, CLIENT_SECRET);
        keys.scan(cloud.emulator().root());
        keys.scan(
                "the ledger of Batch",
                cloud.emulator().control().ledger().entries().toString());
        assertEquals(List.of(), keys.found());
    }

    /** Renders with a Pipeline on an agent, and with a freestyle job on the controller. */
    private void render() throws Exception {
        studio.run(studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node('farm') {
                  sh 'cp "%s" scene.blend'
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#'
                  azureRenderCollect logs: 'all'
                }
                """.formatted(Scenes.dot())), Result.SUCCESS);
        FreeStyleProject freestyle = jenkins.createFreeStyleProject();
        studio.put(freestyle, Scenes.dot(), "scene.blend");
        AzureRenderSubmitStep submit = new AzureRenderSubmitStep("scene.blend");
        submit.setFrames("1");
        submit.setOutput("b_#");
        submit.setPool(studio.pool);
        freestyle.getBuildersList().add(new AzureRenderSubmitBuilder(submit));
        freestyle.getBuildersList().add(new AzureRenderCollectBuilder(new AzureRenderCollectStep()));
        jenkins.buildAndAssertSuccess(freestyle);
    }

    /** Renders although the first request of controller and agent to each URL fails in one of several ways. */
    private void renderWithFaults() throws Exception {
        try (FaultProxy batch = failingFirst(cloud.batchUrl(), null);
                FaultProxy storage = failingFirst(cloud.blobEndpoint(), NOT_OF_NODES)) {
            studio.addAccount(
                    "faults",
                    batch.url() + cloud.batchUrl().getRawPath(),
                    "batch-key",
                    storage.url() + cloud.blobEndpoint().getRawPath(),
                    "storage-key");
            studio.run(studio.job("""
                    node('farm') {
                      sh 'cp "%s" scene.blend'
                      azureRenderSubmit account: 'faults', scene: 'scene.blend', frames: '1-2', output: 'a_#', pool: 'POOL'
                      azureRenderCollect logs: 'all'
                    }
                    """.formatted(Scenes.dot())), Result.SUCCESS);
            for (Fault fault : FAULTS) {
                assertTrue(has(batch, fault) || has(storage, fault), "no request failed with " + fault);
            }
        }
    }

    private static FaultProxy failingFirst(URI service, Pattern only) throws IOException {
        FaultPlan plan = new FaultPlan(1, 0, FAULTS, only).failingFirst();
        return new FaultProxy(service.resolve("/"), 0, plan, Duration.ofSeconds(1));
    }

    private static boolean has(FaultProxy proxy, Fault fault) {
        return proxy.events().stream().anyMatch(event -> event.fault() == fault);
    }

    /** Runs builds that fail: a rejected upload, wrong keys, and connections to Batch that break. */
    private void renderWithFailures() throws Exception {
        try (GatedProxy storage = GatedProxy.refusing(
                        cloud.blobEndpoint(), request -> request.startsWith("PUT") && request.contains("scene.blend"));
                GatedProxy batch = GatedProxy.losing(cloud.batchUrl(), request -> true)) {
            String blobs = cloud.blobEndpoint().toString();
            String tasks = cloud.batchUrl().toString();
            studio.addAccount("locked", tasks, "batch-key", storage.url().toString(), "storage-key");
            studio.addAccount("wrong-batch", tasks, "wrong-batch", blobs, "storage-key");
            studio.addAccount("wrong-storage", tasks, "batch-key", blobs, "wrong-storage");
            studio.addAccount("lost", batch.url().toString(), "batch-key", blobs, "storage-key");
            for (String account : List.of("locked", "wrong-batch", "wrong-storage", "lost")) {
                WorkflowJob job = studio.jobWithScene("""
                        node { azureRenderSubmit account: '%s', scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL' }
                        """.formatted(account));
                studio.run(job, Result.FAILURE);
            }
        }
    }

    private String test(String batchKey, String storageKey) {
        return ((RenderAccount.DescriptorImpl) jenkins.jenkins.getDescriptorOrDie(RenderAccount.class))
                .doTestConnection(
                        cloud.batchUrl().toString(),
                        batchKey,
                        cloud.blobEndpoint().toString(),
                        storageKey,
                        true)
                .toString();
    }

    private static JanitorLink link() {
        return ExtensionList.lookup(ManagementLink.class).get(JanitorLink.class);
    }

    private static StaplerResponse2 response() {
        return (StaplerResponse2) Proxy.newProxyInstance(
                CanaryTest.class.getClassLoader(),
                new Class<?>[] {StaplerResponse2.class},
                (proxy, method, arguments) -> null);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
