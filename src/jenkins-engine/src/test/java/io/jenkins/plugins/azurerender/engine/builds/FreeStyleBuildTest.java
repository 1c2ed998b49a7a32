package io.jenkins.plugins.azurerender.engine.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.SampleAction;
import io.jenkins.plugins.azurerender.engine.SampleBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class FreeStyleBuildTest {
    @TempDir
    Path home;

    private EmbeddedController start() throws IOException {
        return EmbeddedController.start(home, getClass().getClassLoader());
    }

    private static String log(Run<?, ?> run) throws IOException {
        return String.join("\n", run.getLog(1000));
    }

    @Test
    void buildRunsItsBuildersAndArchivesArtifacts() throws Exception {
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
            job.getBuildersList().add(new SampleBuilder("a.txt"));
            FreeStyleBuild build = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice")))
                    .get();
            assertEquals(Result.SUCCESS, build.getResult(), log(build));
            assertTrue(log(build).contains("Started by user alice"), log(build));
            assertTrue(log(build).endsWith("Finished: SUCCESS"), log(build));
            assertEquals("archived/a.txt", build.getArtifacts().get(0).relativePath);
            assertEquals("written by job", Files.readString(home.resolve("jobs/job/builds/1/archive/archived/a.txt")));
            assertFalse(build.isBuilding());
            assertThrows(IllegalStateException.class, () -> build.setResult(Result.FAILURE));
        }
    }

    @Test
    void abortExceptionFailsTheBuildWithoutStackTrace() throws Exception {
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
            SampleBuilder builder = new SampleBuilder("a.txt");
            builder.setFailure("no such pool");
            job.getBuildersList().add(builder);
            FreeStyleBuild build = job.scheduleBuild2(0).get();
            assertEquals(Result.FAILURE, build.getResult());
            assertTrue(log(build).contains("ERROR: no such pool"), log(build));
            assertFalse(log(build).contains("\tat "), log(build));
        }
    }

    @Test
    void stoppedBuildInterruptsItsBuilder() throws Exception {
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
            SampleBuilder builder = new SampleBuilder("a.txt");
            builder.setWait(600_000);
            job.getBuildersList().add(builder);
            var future = job.scheduleBuild2(0);
            FreeStyleBuild build = future.waitForStart();
            build.doStop();
            future.get();
            assertEquals(Result.ABORTED, build.getResult());
            assertTrue(log(build).contains("Build was aborted"), log(build));
            assertTrue(log(build).contains("Aborted by anonymous"), log(build));
        }
    }

    @Test
    void jobsAndBuildsAreLoadedAfterARestart() throws Exception {
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
            SampleBuilder builder = new SampleBuilder("a.txt");
            builder.setSecret(Secret.fromString("canary-in-a-job"));
            job.getBuildersList().add(builder);
            FreeStyleBuild build = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("bob")))
                    .get();
            build.addAction(new SampleAction("saved", null));
            assertSame(build, build.getAction(SampleAction.class).run());
            build.save();
        }
        assertNull(jenkins.model.Jenkins.getInstanceOrNull());
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().getItemByFullName("job", FreeStyleProject.class);
            SampleBuilder builder =
                    assertInstanceOf(SampleBuilder.class, job.getBuildersList().get(0));
            assertEquals("canary-in-a-job", builder.getSecret().getPlainText());
            FreeStyleBuild build = job.getBuildByNumber(1);
            assertEquals(Result.SUCCESS, build.getResult());
            assertEquals("Started by user bob", build.getCauses().get(0).getShortDescription());
            SampleAction action = build.getAction(SampleAction.class);
            assertEquals("saved", action.text());
            assertSame(build, action.run());
            assertEquals(2, job.getNextBuildNumber());
            assertNotNull(job.scheduleBuild2(0).get().getPreviousSuccessfulBuild());
        }
    }

    @Test
    void secretsAreNotReadableInTheHomeFolder() throws Exception {
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
            SampleBuilder builder = new SampleBuilder("a.txt");
            builder.setSecret(Secret.fromString("canary-in-a-job"));
            job.getBuildersList().add(builder);
            String saved = Files.readString(home.resolve("jobs/job/config.xml"));
            assertTrue(saved.contains("<secret>{"), saved);
            assertFalse(saved.contains("canary"), saved);
        }
    }

    @Test
    void objectBlockedByTheClassFilterIsNotSaved() throws Exception {
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
            FreeStyleBuild build = job.scheduleBuild2(0).get();
            build.addAction(new SampleAction("third party", new org.apache.tools.ant.Project()));
            IOException refused = assertThrows(IOException.class, build::save);
            Throwable root = refused;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            assertTrue(root.getMessage().contains("Refusing to marshal org.apache.tools.ant.Project"), root.toString());
        }
    }

    @Test
    void unknownBuilderIsSkipped() throws Exception {
        Path config = home.resolve("jobs/old/config.xml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                <?xml version='1.1' encoding='UTF-8'?>
                <project>
                  <keepDependencies>false</keepDependencies>
                  <properties/>
                  <builders>
                    <gone.Builder plugin="gone@1"><a><b>1</b></a></gone.Builder>
                    <io.jenkins.plugins.azurerender.engine.SampleBuilder plugin="sample@1">
                      <file>b.txt</file>
                      <inner class="gone.Inner"><deep><er/></deep></inner>
                      <loud>true</loud>
                    </io.jenkins.plugins.azurerender.engine.SampleBuilder>
                  </builders>
                </project>
                """);
        try (EmbeddedController controller = start()) {
            FreeStyleProject job = controller.jenkins().getItemByFullName("old", FreeStyleProject.class);
            assertEquals(1, job.getBuildersList().size());
            SampleBuilder builder = (SampleBuilder) job.getBuildersList().get(0);
            assertEquals("b.txt", builder.getFile());
            assertNull(builder.getInner());
            assertTrue(builder.isLoud());
        }
    }
}
