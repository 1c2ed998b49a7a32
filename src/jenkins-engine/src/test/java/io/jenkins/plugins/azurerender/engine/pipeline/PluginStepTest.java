package io.jenkins.plugins.azurerender.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("unit")
@WithJenkins
class PluginStepTest {

    @Test
    void stepReturnsItsValueToTheScript(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(
                job(r, "node { def v = greet name: \"A${'da'}\", times: 2\n echo \"value: $v\"\n greet 'Bob' }"));
        r.assertLogContains("Hello, Ada!\nHello, Ada!\n", b);
        r.assertLogContains("value: greeted Ada in p", b);
        r.assertLogContains("[Pipeline] greet\nHello, Bob!", b);
    }

    @Test
    void unknownParameterIsNamed(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "node { greet nam: 'Ada' }"));
        r.assertLogContains("nam", b);
        r.assertLogNotContains("Hello", b);
    }

    @Test
    void stepOutsideOfNodeReportsTheMissingContext(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "greet 'Ada'"));
        r.assertLogContains("Required context class hudson.FilePath is missing", b);
    }

    @Test
    void blockRunsInsideItsStep(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(
                job(r, "def x = withResource('gpu') { echo 'in the block'; 42 }\necho \"x is $x\""));
        String log = JenkinsRule.getLog(b);
        String wanted = """
                [Pipeline] withResource
                Acquired gpu
                [Pipeline] {
                [Pipeline] echo
                in the block
                [Pipeline] }
                Released gpu
                [Pipeline] // withResource
                """;
        assertEquals(wanted, log.substring(log.indexOf("[Pipeline] withResource"), log.lastIndexOf("[Pipeline] echo")));
        r.assertLogContains("x is 42", b);
    }

    @Test
    void failureInABlockFailsItsStep(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "withResource('gpu') { error 'broken' }"));
        r.assertLogContains("Released gpu", b);
        r.assertLogContains("ERROR: broken", b);
    }

    @Test
    void abortStopsTheRunningStepAndCallsTheBlockCallback(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "withResource('gpu') { await 'never' }\necho 'not reached'")
                .scheduleBuild2(0)
                .waitForStart();
        r.waitForMessage("Awaiting never", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("No longer awaiting never", b);
        r.assertLogContains("Released gpu", b);
        r.assertLogContains("Finished: ABORTED", b);
        r.assertLogNotContains("not reached", b);
        r.assertLogNotContains("\tat ", b);
    }

    @Test
    void abortEndsAShellCommand(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "node { sh 'echo started; sleep 1000' }")
                .scheduleBuild2(0)
                .waitForStart();
        r.waitForMessage("+ sleep 1000", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("Sending interrupt signal to process", b);
    }

    @Test
    void abortEndsEveryBranch(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "parallel a: { await 'x' }, b: { withResource('disk') { await 'y' } }")
                .scheduleBuild2(0)
                .waitForStart();
        r.waitForMessage("Awaiting x", b);
        r.waitForMessage("Awaiting y", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("No longer awaiting x", b);
        r.assertLogContains("No longer awaiting y", b);
        r.assertLogContains("Released disk", b);
    }

    private static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        WorkflowJob p = r.createProject(WorkflowJob.class, "p");
        p.setDefinition(new CpsFlowDefinition(script, true));
        return p;
    }
}
