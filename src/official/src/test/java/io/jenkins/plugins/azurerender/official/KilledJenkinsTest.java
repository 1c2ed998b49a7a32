package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.FilePath;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.File;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Kills a Jenkins process during a render. The next process collects the render. */
@ExtendWith(LocalCloudExtension.class)
class KilledJenkinsTest {

    private static final String JOB = "killed";

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension();

    /** The connection settings of the local cloud, for the other process. */
    private record Connection(
            String batchUrl, String batchAccount, String batchKey, String blobs, String blobAccount, String blobKey)
            implements Serializable {}

    @Test
    void restartedJenkinsCollectsTheRender(LocalCloud cloud) throws Throwable {
        Connection connection = new Connection(
                cloud.batchUrl().toString(),
                cloud.batchAccount(),
                cloud.batchKey(),
                cloud.blobEndpoint().toString(),
                cloud.storageAccount(),
                cloud.storageKey());
        String scene = Scenes.dot().toString();
        RealJenkinsExtension.Step submit = jenkins -> submit(jenkins, connection, scene);
        RealJenkinsExtension.Step collect = KilledJenkinsTest::collect;
        real.startJenkins();
        real.runRemotely(submit);
        real.stopJenkinsForcibly();
        real.startJenkins();
        real.runRemotely(collect);
    }

    private static void submit(JenkinsRule jenkins, Connection connection, String scene) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new BatchAccountKey(
                        CredentialsScope.GLOBAL,
                        "b",
                        "",
                        connection.batchAccount(),
                        Secret.fromString(connection.batchKey())));
        provider.getCredentials()
                .add(new StorageAccountKey(
                        CredentialsScope.GLOBAL,
                        "s",
                        "",
                        connection.blobAccount(),
                        Secret.fromString(connection.blobKey())));
        provider.save();
        RenderAccount account = new RenderAccount("studio");
        account.setBatchUrl(connection.batchUrl());
        account.setBatchCredentialsId("b");
        account.setStorageUrl(connection.blobs());
        account.setStorageCredentialsId("s");
        account.setEmulator(true);
        AzureRenderConfiguration.get().setAccounts(List.of(account));

        WorkflowJob job = jenkins.createProject(WorkflowJob.class, JOB);
        job.setDefinition(new CpsFlowDefinition("""
                withAzureRenderPool(id: 'killed-%d', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) {
                  node { azureRenderSubmit scene: 'scene.blend', frames: '1-6', output: 'a_#' }
                  azureRenderCollect()
                }
                """.formatted(System.nanoTime()), true));
        new FilePath(new File(scene))
                .copyTo(jenkins.jenkins.getWorkspaceFor(job).child("scene.blend"));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("[Azure Render] tasks", run);
    }

    private static void collect(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName(JOB, WorkflowJob.class).getBuildByNumber(1);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertEquals(
                "[a_1.png, a_2.png, a_3.png, a_4.png, a_5.png, a_6.png]",
                run.getArtifacts().stream()
                        .map(artifact -> artifact.relativePath)
                        .filter(name -> name.matches("a_\\d\\.png"))
                        .sorted()
                        .collect(Collectors.toList())
                        .toString());
    }
}
