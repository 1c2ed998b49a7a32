package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.security.Canary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The state that Pipeline saves for waiting steps: ids and options, no clients and no keys. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ProgramStateTest {

    private static final Pattern PLUGIN_CLASS = Pattern.compile("io\\.jenkins\\.plugins\\.azurerender\\.[\\w.$]+");
    private static final Pattern CLIENT_CLASS =
            Pattern.compile("com\\.(azure|microsoft)\\.|okhttp3\\.|retrofit2\\.|reactor\\.|java\\.net\\.http");
    private static final Set<String> EXPECTED = Set.of(
            "azure.ResourceKind",
            "collect.CollectExecution",
            "collect.CollectRequest",
            "collect.CollectRequest$Files",
            "collect.CollectRequest$Logs",
            "collect.CollectRequest$OnIncomplete",
            "frames.image.FrameChecks",
            "frames.image.FrameChecks$ImageWarning",
            "jenkins.BackgroundExecution",
            "pools.NodeWaitSpec",
            "pools.PoolAction",
            "pools.PoolActionRequest",
            "pools.PoolActionRequest$OnDifference",
            "pools.PoolExecution",
            "pools.PoolExecution$Phase",
            "pools.PoolExecution$BlockCallback",
            "pools.NodeWait",
            "record.Preemptions",
            "settings.NodeSpec",
            "settings.PoolSpec",
            "steps.AzureRenderCollectStep",
            "steps.WithAzureRenderPoolStep");

    @Test
    void onlyIdsAndOptionsAreSaved(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) {
                  node {
                    azureRenderSubmit scene: 'scene.blend', frames: '1-9', output: 'a_#', pool: 'POOL'
                  }
                  azureRenderCollect()
                }
                """);
        studio.put(job, Scenes.endless(), "scene.blend");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Path program = run.getRootDir().toPath().resolve("program.dat");
        String saved = "";
        for (int tries = 0; tries < 1200 && !saved.contains("CollectExecution"); tries++) {
            Thread.sleep(100);
            saved = Files.exists(program) ? Files.readString(program, StandardCharsets.ISO_8859_1) : "";
        }
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));

        Set<String> classes = new TreeSet<>();
        Matcher name = PLUGIN_CLASS.matcher(saved);
        while (name.find()) {
            classes.add(name.group().substring("io.jenkins.plugins.azurerender.".length()));
        }
        assertEquals(new TreeSet<>(EXPECTED), classes);
        assertFalse(CLIENT_CLASS.matcher(saved).find(), "no SDK client may be saved");
        Canary canary = Canary.of(cloud.batchKey(), cloud.storageKey());
        canary.scan("program.dat", saved);
        assertEquals(List.of(), canary.found());
    }
}
