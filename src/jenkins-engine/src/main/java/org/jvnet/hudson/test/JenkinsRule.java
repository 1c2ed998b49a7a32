package org.jvnet.hudson.test;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.Slave;
import hudson.model.TopLevelItem;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Assertions;

/** Runs a Jenkins for a test, with helpers for jobs, builds and logs. */
@SuppressWarnings("rawtypes")
@SuppressFBWarnings(value = "PA_PUBLIC_PRIMITIVE_ATTRIBUTE", justification = "the real field is public too")
public class JenkinsRule {

    /** The running Jenkins; null outside of a test. */
    public Jenkins jenkins;

    protected HudsonHomeLoader homeLoader = HudsonHomeLoader.NEW;

    private EmbeddedController controller;
    private File home;

    /** Starts Jenkins. */
    public void before() throws Throwable {
        if (controller != null) {
            return;
        }
        home = homeLoader.allocate();
        controller =
                EmbeddedController.start(home.toPath(), Thread.currentThread().getContextClassLoader());
        jenkins = controller.jenkins();
    }

    /** Stops Jenkins; deletes the home directory if it was created for the test. */
    public void after() throws Exception {
        if (controller == null) {
            return;
        }
        controller.close();
        controller = null;
        jenkins = null;
        if (homeLoader == HudsonHomeLoader.NEW) {
            Util.deleteRecursive(home);
        }
    }

    /** Sets the home directory. */
    public JenkinsRule with(HudsonHomeLoader homeLoader) {
        this.homeLoader = homeLoader;
        return this;
    }

    /** Creates a job. */
    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return jenkins.createProject(type, name);
    }

    /** Creates a job with a unique name. */
    public <T extends TopLevelItem> T createProject(Class<T> type) throws IOException {
        return jenkins.createProject(type, createUniqueProjectName());
    }

    /** Creates a freestyle job with a unique name. */
    public FreeStyleProject createFreeStyleProject() throws IOException {
        return createFreeStyleProject(createUniqueProjectName());
    }

    /** Creates a freestyle job. */
    public FreeStyleProject createFreeStyleProject(String name) throws IOException {
        return createProject(FreeStyleProject.class, name);
    }

    /** Creates a folder. */
    public MockFolder createFolder(String name) throws IOException {
        return (MockFolder) jenkins.createProject(new MockFolder.DescriptorImpl(), name);
    }

    protected String createUniqueProjectName() {
        return "test" + jenkins.getItems().size();
    }

    /** Adds an agent with labels. */
    public DumbSlave createSlave(String labels, EnvVars env) throws Exception {
        return createSlave("slave" + jenkins.getNodes().size(), labels, env);
    }

    /** Adds an agent with a name and labels. */
    public DumbSlave createSlave(String nodeName, String labels, EnvVars env) throws Exception {
        Path folder = Files.createDirectories(jenkins.getRootDir().toPath().resolve("agent-work-dirs/" + nodeName));
        DumbSlave agent = new DumbSlave(nodeName, folder.toString(), null);
        if (labels != null) {
            agent.setLabelString(labels);
        }
        jenkins.addNode(agent);
        return agent;
    }

    /** Adds an agent with a label and waits until it is online. */
    public DumbSlave createOnlineSlave(Label l) throws Exception {
        return createOnlineSlave(l, null);
    }

    /** Adds an agent with a label and waits until it is online. */
    public DumbSlave createOnlineSlave(Label l, EnvVars env) throws Exception {
        DumbSlave agent = createSlave(l == null ? null : l.getExpression(), env);
        waitOnline(agent);
        return agent;
    }

    /** Waits until the agent is online. */
    public void waitOnline(Slave s) throws Exception {
        while (!s.toComputer().isOnline()) {
            Thread.sleep(100);
        }
    }

    /** Asserts the result of a completed build. */
    public <R extends Run> R assertBuildStatus(Result status, R r) throws Exception {
        if (status != r.getResult()) {
            String message = "unexpected build status; build log was:\n------\n" + getLog(r) + "\n------\n";
            Assertions.assertEquals(status, r.getResult(), message);
        }
        return r;
    }

    /** Waits for a build and asserts its result. */
    public <R extends Run> R assertBuildStatus(Result status, Future<? extends R> r) throws Exception {
        Assertions.assertNotNull(r, "build was actually scheduled");
        return assertBuildStatus(status, r.get());
    }

    /** Asserts that a completed build succeeded. */
    public <R extends Run> R assertBuildStatusSuccess(R r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    /** Waits for a build and asserts that it succeeded. */
    public <R extends Run> R assertBuildStatusSuccess(Future<? extends R> r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    /** Runs a job and asserts that it succeeds. */
    public <
                    J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R> & Queue.Task,
                    R extends Run<J, R> & Queue.Executable>
            R buildAndAssertSuccess(J job) throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    /** Runs a job and asserts its result. */
    public <
                    J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R> & Queue.Task,
                    R extends Run<J, R> & Queue.Executable>
            R buildAndAssertStatus(Result status, J job) throws Exception {
        return assertBuildStatus(status, job.scheduleBuild2(0));
    }

    /** Runs a freestyle job and asserts that it succeeds. */
    public FreeStyleBuild buildAndAssertSuccess(FreeStyleProject job) throws Exception {
        return assertBuildStatusSuccess(job.scheduleBuild2(0));
    }

    /** Asserts that the log of the build contains the text. */
    public void assertLogContains(String substring, Run run) throws IOException {
        String log = getLog(run);
        Assertions.assertTrue(log.contains(substring), () -> "The log does not contain \"" + substring + "\":\n" + log);
    }

    /** Asserts that the log of the build does not contain the text. */
    public void assertLogNotContains(String substring, Run run) throws IOException {
        String log = getLog(run);
        Assertions.assertFalse(log.contains(substring), () -> "The log contains \"" + substring + "\":\n" + log);
    }

    /** Returns the log of the build so far. */
    @SuppressWarnings("deprecation")
    public static String getLog(Run run) throws IOException {
        File log = run.getLogFile();
        return log.isFile() ? Files.readString(log.toPath()) : "";
    }

    /** Waits until the build has ended. */
    public <R extends Run<?, ?>> R waitForCompletion(R r) throws InterruptedException {
        while (r.isLogUpdated()) {
            Thread.sleep(20);
        }
        if (r instanceof WorkflowRun pipeline && pipeline.getExecution() instanceof PipelineExecution execution) {
            execution.end().join();
        }
        return r;
    }

    /** Waits until the log of the build contains the text. */
    public <R extends Run<?, ?>> R waitForMessage(String message, R r) throws IOException, InterruptedException {
        while (!getLog(r).contains(message)) {
            if (!r.isLogUpdated()) {
                assertLogContains(message, r);
            }
            Thread.sleep(20);
        }
        return r;
    }
}
