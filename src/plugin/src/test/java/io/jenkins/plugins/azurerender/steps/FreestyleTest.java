package io.jenkins.plugins.azurerender.steps;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.settings.BlenderChoice;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps in freestyle jobs; a build holds its executor until the render has ended. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FreestyleTest {

    private static final Path NIGHTLY = Path.of("..", "..", "work", "jobs", "nightly-freestyle", "config.xml");

    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void threeBuildStepsRenderAScene() throws Exception {
        FreeStyleProject job = job("1-2", "dot_####");

        FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));

        assertTrue(artifacts(build).containsAll(Set.of("dot_0001.png", "dot_0002.png")), artifacts(build)::toString);
        jenkins.assertLogContains(studio.pool + " keeps 1 node, which costs money until azureRenderPool", build);
    }

    @Test
    void variablesOfTheBuildAreExpanded() throws Exception {
        FreeStyleProject job = job("1", "build${BUILD_NUMBER}_####");

        FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));

        assertTrue(artifacts(build).contains("build1_0001.png"), artifacts(build)::toString);
    }

    @Test
    void invalidParameterFailsTheBuildWithoutStackTrace() throws Exception {
        FreeStyleProject job = job("1-", "dot_####");

        FreeStyleBuild build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        jenkins.assertLogContains("ERROR: '1-' in the frame range '1-' is invalid", build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    void abortTerminatesTheRender(LocalCloud cloud) throws Exception {
        FreeStyleProject job = job("1-200", "dot_####");
        QueueTaskFuture<FreeStyleBuild> future = job.scheduleBuild2(0);
        FreeStyleBuild build = future.waitForStart();
        jenkins.waitForMessage("tasks ", build);

        build.doStop();
        future.get();

        assertEquals(Result.ABORTED, build.getResult());
        String render = build.getAction(RenderAction.class).getRenders().get(0).getJobId();
        await("end of the Batch job")
                .until(() -> studio.batch().job(render).filter(found -> !found.ended()), Optional::isEmpty);
    }

    @Test
    void nightlyFreestyleJobOfTheRepositoryRuns() throws Exception {
        String config = Files.readString(NIGHTLY).replace("<frames>1-24</frames>", "<frames>1</frames>");
        FreeStyleProject job = (FreeStyleProject) jenkins.jenkins.createProjectFromXML(
                "nightly-freestyle", new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)));
        Path scenes = jenkins.jenkins.getRootDir().toPath().resolve("scenes");
        copy(Scenes.sample(), scenes.resolve("turntable"));

        FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));

        assertTrue(artifacts(build).contains("lighthouse_0001.png"), artifacts(build)::toString);
        jenkins.assertLogContains("auto pool: 2 dedicated and 0 Spot nodes", build);
        jenkins.assertLogNotContains(" keeps ", build);
    }

    @Test
    void unknownVariablesAndSingleDollarSignsAreKept() {
        VariableExpander expander = new VariableExpander(new EnvVars("SHOT", "s010"));

        assertEquals("s010_${UNKNOWN}_$SHOT", expander.expand("${SHOT}_${UNKNOWN}_$SHOT"));
        assertEquals("${", expander.expand("${"));
    }

    @Test
    void variablesAreExpandedInAllParameters() {
        AzureRenderSubmitStep step = new AzureRenderSubmitStep("${SHOT}");
        step.setChunk(5);
        step.setLicenses(List.of("arnold", "${SHOT}"));
        step.setEnvironment(List.of(new EnvironmentVariable("QUALITY", "${QUALITY}")));
        BlenderChoice blender = new BlenderChoice();
        blender.setCamera("${SHOT}");
        step.setRenderer(blender);

        AzureRenderSubmitStep expanded =
                new VariableExpander(new EnvVars("SHOT", "s010", "QUALITY", "high")).expand(step, TaskListener.NULL);

        assertEquals("s010", expanded.getScene());
        assertEquals(5, expanded.getChunk());
        assertEquals(List.of("arnold", "s010"), expanded.getLicenses());
        assertEquals("high", expanded.getEnvironment().get(0).getValue());
        assertEquals(
                "s010",
                assertInstanceOf(BlenderChoice.class, expanded.getRenderer()).getCamera());
        assertEquals("${SHOT}", step.getScene());
    }

    private FreeStyleProject job(String frames, String output) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        AzureRenderPoolStep pool = new AzureRenderPoolStep(studio.pool);
        pool.setVmSize("Standard_D2s_v3");
        pool.setDedicatedNodes(1);
        AzureRenderSubmitStep submit = new AzureRenderSubmitStep("scene.blend");
        submit.setFrames(frames);
        submit.setOutput(output);
        job.getBuildersList().add(new AzureRenderPoolBuilder(pool));
        job.getBuildersList().add(new AzureRenderSubmitBuilder(submit));
        job.getBuildersList().add(new AzureRenderCollectBuilder(new AzureRenderCollectStep()));
        studio.put(job, Scenes.dot(), "scene.blend");
        return job;
    }

    private static Set<String> artifacts(Run<?, ?> run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .collect(Collectors.toSet());
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
