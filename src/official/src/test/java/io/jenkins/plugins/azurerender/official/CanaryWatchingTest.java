package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.security.Canary;
import io.jenkins.plugins.azurerender.security.LogCapture;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Agents write to the build log themselves, with the listener of the Pipeline: {@code sh} does so with {@link
 * DurableTaskStep#USE_WATCHING}, and the upload of assets always. The log masks what {@code withCredentials} binds, and the
 * agent gets no key.
 */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CanaryWatchingTest {

    private static final String TOKEN = "canary-token-7Xq2vW9";

    private boolean watching;

    @BeforeEach
    void watch() {
        watching = DurableTaskStep.USE_WATCHING;
        DurableTaskStep.USE_WATCHING = true;
    }

    @AfterEach
    void restore() {
        DurableTaskStep.USE_WATCHING = watching;
    }

    @Test
    void linesOfControllerAndAgentAreMasked(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Slave agent = jenkins.createOnlineSlave(Label.get("farm"));
        studio.addCredentials(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(TOKEN)));
        Canary canary = Canary.of(cloud.batchKey(), cloud.storageKey());
        WorkflowRun run;
        try (LogCapture logs = new LogCapture()) {
            run = studio.run(studio.job("""
                    node('farm') {
                      withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {
                        sh 'cp "%s" scene.blend; echo "pool $TOKEN"; set'
                        azureRenderPool id: env.TOKEN, vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                        azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', pool: env.TOKEN
                        sh 'find . -type f | xargs cat'
                        azureRenderCollect logs: 'all'
                        azureRenderPool id: env.TOKEN, action: 'delete'
                      }
                    }
                    """.formatted(Scenes.dot())), Result.SUCCESS);
            canary.scan("the logs", logs.text());
        }
        jenkins.assertLogContains("pool ****", run);
        jenkins.assertLogContains("[Azure Render] pool     ****: ", run);
        jenkins.assertLogContains("in 1 task on pool ****", run);
        Canary masked = Canary.ofKeys(TOKEN);
        masked.scan("the build log", JenkinsRule.getLog(run));
        assertEquals(List.of(), masked.found());

        canary.scan("the build log", JenkinsRule.getLog(run));
        canary.scan(jenkins.jenkins.getRootDir().toPath());
        canary.scan(Path.of(agent.getRemoteFS()));
        assertEquals(List.of(), canary.found());
        assertTrue(DurableTaskStep.USE_WATCHING);
    }
}
