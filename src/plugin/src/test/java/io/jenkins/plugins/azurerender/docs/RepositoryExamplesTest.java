package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * The first example of the README and the Jenkinsfile of the repository, on an account with the application package of
 * Blender. Both use dedicated nodes, and no node is left.
 */
@Tag("blender")
@WithJenkins
class RepositoryExamplesTest {

    private static final Path REPOSITORY = Path.of("..", "..");
    private static final String NO_CHECKOUT = "def scm = null\ndef checkout(what) {}\n";

    private static LocalCloud cloud;

    @BeforeAll
    static void start() throws Exception {
        cloud = LocalCloud.startWithBlender();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void firstExampleOfTheReadmeLeavesNoNodes(JenkinsRule jenkins) throws Exception {
        String readme = Files.readString(REPOSITORY.resolve("README.md"));
        int start = readme.indexOf("```groovy\n") + "```groovy\n".length();
        String script = readme.substring(start, readme.indexOf("```", start)).replace("'1-240x2'", "'1'");
        run(jenkins, script, Scenes.dot(), "shots/s010/s010.blend", "s010_0001.png");
    }

    @Test
    void jenkinsfileOfTheRepositoryLeavesNoNodes(JenkinsRule jenkins) throws Exception {
        String script = Files.readString(REPOSITORY.resolve("Jenkinsfile")).replace("frames: '1-24'", "frames: '1'");
        run(jenkins, script, Scenes.dot(), "work/scenes/turntable/turntable.blend", "lighthouse_0001.png");
    }

    private static void run(JenkinsRule jenkins, String script, Path source, String target, String frame)
            throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job(NO_CHECKOUT + script.replace("id: 'nightly'", "id: 'POOL'"));
        studio.put(job, source, target);

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        List<String> frames = run.getArtifacts().stream()
                .map((Run<?, ?>.Artifact artifact) -> artifact.relativePath)
                .filter(frame::equals)
                .toList();
        assertEquals(List.of(frame), frames);
        jenkins.assertLogContains("2 dedicated and 0 Spot nodes", run);
        jenkins.assertLogNotContains("WARNING", run);
        jenkins.assertLogNotContains(studio.pool + " keeps ", run);
        PoolStatus pool = studio.batch().pool(studio.pool).orElseThrow();
        assertEquals(0, pool.targetDedicatedNodes());
        assertFalse(pool.setup().applications().isEmpty());
    }
}
