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

/** A Jenkins in a process of its own is killed while a render runs, and the next one collects it. */
@ExtendWith(LocalCloudExtension.class)
class KilledJenkinsTest {

    private static final String JOB = "killed";

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension();

    /** Where the cloud is, for the other process. */
    private record Place(
            String batchUrl, String batchAccount, String batchKey, String blobs, String blobAccount, String blobKey)
            implements Serializable {}

    @Test
    void theNextJenkinsCollectsWhatTheKilledOneBegan(LocalCloud cloud) throws Throwable {
        Place place = new Place(
                cloud.batchUrl().toString(),
                cloud.batchAccount(),
                cloud.batchKey(),
                cloud.blobEndpoint().toString(),
                cloud.storageAccount(),
                cloud.storageKey());
        String scene = Scenes.dot().toString();
        RealJenkinsExtension.Step begin = jenkins -> begin(jenkins, place, scene);
        RealJenkinsExtension.Step end = KilledJenkinsTest::end;
        real.startJenkins();
        real.runRemotely(begin);
        real.stopJenkinsForcibly();
        real.startJenkins();
        real.runRemotely(end);
    }

    private static void begin(JenkinsRule jenkins, Place place, String scene) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new BatchAccountKey(
                        CredentialsScope.GLOBAL, "b", "", place.batchAccount(), Secret.fromString(place.batchKey())));
        provider.getCredentials()
                .add(new StorageAccountKey(
                        CredentialsScope.GLOBAL, "s", "", place.blobAccount(), Secret.fromString(place.blobKey())));
        provider.save();
        RenderAccount account = new RenderAccount("studio");
        account.setBatchUrl(place.batchUrl());
        account.setBatchCredentialsId("b");
        account.setStorageUrl(place.blobs());
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

    private static void end(JenkinsRule jenkins) throws Exception {
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
