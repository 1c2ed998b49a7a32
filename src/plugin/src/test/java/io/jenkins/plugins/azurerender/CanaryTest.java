package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Keys and signatures never lie anywhere they could be read: not in the home, not in logs, not on agents. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CanaryTest {

    @Test
    void neitherKeysNorSignaturesAreLeftAnywhere(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Slave agent = jenkins.createOnlineSlave(Label.get("farm"));
        WorkflowJob good = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node('farm') {
                  sh 'cp "%s" scene.blend'
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#'
                  azureRenderCollect()
                }
                """.formatted(Scenes.dot()));
        studio.run(good, Result.SUCCESS);
        try (GatedProxy storage = GatedProxy.refusing(
                cloud.blobEndpoint(), request -> request.startsWith("PUT") && request.contains("scene.blend"))) {
            studio.addAccount(
                    "locked",
                    cloud.batchUrl().toString(),
                    "batch-key",
                    storage.url().toString(),
                    "storage-key");
            studio.run(studio.jobWithScene("""
                            node { azureRenderSubmit account: 'locked', scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL' }
                            """), Result.FAILURE);
        }

        List<String> secrets = new ArrayList<>(List.of("sig="));
        for (String key : List.of(cloud.batchKey(), cloud.storageKey())) {
            secrets.add(key);
            secrets.add(URLEncoder.encode(key, StandardCharsets.UTF_8));
            secrets.add(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
        }
        List<String> found = new ArrayList<>();
        scan(jenkins.jenkins.getRootDir().toPath(), secrets, found);
        scan(Path.of(agent.getRemoteFS()), secrets, found);
        assertEquals(List.of(), found);
    }

    private static void scan(Path folder, List<String> secrets, List<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    boolean ours = !file.toString().endsWith(".jar")
                            && !file.toString().contains("/plugins/");
                    if (ours && content.contains(secret)) {
                        found.add(file + " has " + secret);
                    }
                }
            }
        }
    }
}
