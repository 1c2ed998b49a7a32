package io.jenkins.plugins.azurerender.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

@Tag("unit")
class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void waitingStepResumesAndFinishedStepsDoNotRunAgain() throws Throwable {
        start("""
                def n = 0
                node { n++; echo "before $n"; sh 'echo x >> done.txt' }
                def v = await 'restart'
                node { echo "after $n with $v, ${sh(script: 'wc -l < done.txt', returnStdout: true).trim()} line" }
                """, "Awaiting restart");
        finish(r -> give(r, "restart", "value"), Result.SUCCESS, (r, b) -> {
            r.assertLogContains("Resuming build at ", b);
            r.assertLogContains("after Jenkins restart", b);
            r.assertLogContains("Awaiting restart again, transient note is null", b);
            r.assertLogContains("after 1 with value, 1 line", b);
            String log = JenkinsRule.getLog(b);
            assertEquals(1, log.split("before 1", -1).length - 1, log);
            assertEquals(1, log.split("Start of Pipeline", -1).length - 1, log);
        });
    }

    @Test
    void blockAroundAWaitingStepEndsAfterTheRestart() throws Throwable {
        start("def x = withResource('gpu') { echo 'in'; await 'in block' }\necho \"x: $x\"", "Awaiting in block");
        finish(r -> give(r, "in block", 7), Result.SUCCESS, (r, b) -> {
            String log = JenkinsRule.getLog(b);
            assertEquals(1, log.split("Acquired gpu", -1).length - 1, log);
            assertEquals(1, log.split("Released gpu", -1).length - 1, log);
            r.assertLogContains("x: 7", b);
        });
    }

    @Test
    void branchesAndStagesResume() throws Throwable {
        start("""
                pipeline {
                  agent none
                  stages {
                    stage('First') { steps { echo 'first stage' } }
                    stage('Both') {
                      parallel {
                        stage('Left') { steps { echo 'left'; await 'left' } }
                        stage('Right') { steps { echo 'right'; echo 'right is done' } }
                      }
                    }
                    stage('Last') { steps { echo 'last stage' } }
                  }
                }""", "Awaiting left", "\nright is done");
        finish(r -> give(r, "left", null), Result.SUCCESS, (r, b) -> {
            String log = JenkinsRule.getLog(b);
            assertEquals(1, log.split("first stage", -1).length - 1, log);
            assertEquals(1, log.split("\nright\n", -1).length - 1, log);
            r.assertLogContains("last stage", b);
        });
    }

    @Test
    void resumedBuildCanBeAborted() throws Throwable {
        start("withResource('gpu') { await 'nothing' }", "Awaiting nothing");
        finish(
                r -> {
                    WorkflowRun b = build(r);
                    r.waitForMessage("Awaiting nothing again", b);
                    b.doStop();
                },
                Result.ABORTED,
                (r, b) -> {
                    r.assertLogContains("No longer awaiting nothing", b);
                    r.assertLogContains("Released gpu", b);
                });
    }

    private void start(String script, String... until) throws Throwable {
        sessions.then(r -> {
            WorkflowJob p = r.createProject(WorkflowJob.class, "p");
            p.setDefinition(new CpsFlowDefinition(script, true));
            WorkflowRun b = p.scheduleBuild2(0).waitForStart();
            for (String message : until) {
                r.waitForMessage(message, b);
            }
        });
    }

    /** Ends the resumed step. */
    private static void give(JenkinsRule r, String signal, Object value) throws Exception {
        r.waitForMessage("Awaiting " + signal + " again", build(r));
        AwaitStep.give(signal, value);
    }

    private interface Check {
        void check(JenkinsRule r, WorkflowRun b) throws Throwable;
    }

    private void finish(JenkinsSessionExtension.Step action, Result expected, Check check) throws Throwable {
        sessions.then(r -> {
            action.run(r);
            WorkflowRun b = r.waitForCompletion(build(r));
            r.assertBuildStatus(expected, b);
            check.check(r, b);
        });
    }

    private static WorkflowRun build(JenkinsRule r) {
        return r.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
    }
}
