package io.jenkins.plugins.azurerender.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PluginStepTest {

    @Test
    void theValueOfAStepGoesToTheScript(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(
                job(r, "node { def v = greet name: \"A${'da'}\", times: 2\n echo \"value: $v\"\n greet 'Bob' }"));
        r.assertLogContains("Hello, Ada!\nHello, Ada!\n", b);
        r.assertLogContains("value: greeted Ada in p", b);
        r.assertLogContains("[Pipeline] greet\nHello, Bob!", b);
    }

    @Test
    void anUnknownParameterIsNamed(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "node { greet nam: 'Ada' }"));
        r.assertLogContains("nam", b);
        r.assertLogNotContains("Hello", b);
    }

    @Test
    void aStepOutsideOfNodeSaysWhatItMisses(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "greet 'Ada'"));
        r.assertLogContains("Required context class hudson.FilePath is missing", b);
    }

    @Test
    void aBlockRunsWithinItsStep(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(
                r, "def x = around('tent') { echo \"in the ${env.AROUND}\"; 42 }\necho \"x is $x, ${env.AROUND}\""));
        String log = JenkinsRule.getLog(b);
        String wanted = """
                [Pipeline] around
                Put up tent
                [Pipeline] {
                [Pipeline] echo
                in the tent
                [Pipeline] }
                Took down tent
                [Pipeline] // around
                """;
        assertEquals(wanted, log.substring(log.indexOf("[Pipeline] around"), log.lastIndexOf("[Pipeline] echo")));
        r.assertLogContains("x is 42, null", b);
    }

    @Test
    void aFailureInABlockGoesThroughItsStep(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "around('tent') { error 'storm' }"));
        r.assertLogContains("Took down tent", b);
        r.assertLogContains("ERROR: storm", b);
    }

    @Test
    void anAbortStopsTheRunningStepAndTakesDownWhatWasPutUp(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "around('tent') { await 'never' }\necho 'not reached'")
                .scheduleBuild2(0)
                .waitForStart();
        r.waitForMessage("Awaiting never", b);
        List<StepExecution> running =
                b.getExecution().getCurrentExecutions(true).get();
        assertEquals("awaiting never", running.get(0).getStatus());
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("No longer awaiting never", b);
        r.assertLogContains("Took down tent", b);
        r.assertLogContains("Finished: ABORTED", b);
        r.assertLogNotContains("not reached", b);
        r.assertLogNotContains("\tat ", b);
    }

    @Test
    void anAbortInterruptsTheThreadOfANonBlockingStep(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "workSlowly()").scheduleBuild2(0).waitForStart();
        r.waitForMessage("Working slowly", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.waitUntilNoActivity();
    }

    @Test
    void anAbortEndsAShellCommand(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "node { sh 'echo started; sleep 1000' }")
                .scheduleBuild2(0)
                .waitForStart();
        r.waitForMessage("+ sleep 1000", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("Sending interrupt signal to process", b);
    }

    @Test
    void anAbortEndsEveryBranch(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, "parallel a: { await 'x' }, b: { around('hut') { await 'y' } }")
                .scheduleBuild2(0)
                .waitForStart();
        r.waitForMessage("Awaiting x", b);
        r.waitForMessage("Awaiting y", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("No longer awaiting x", b);
        r.assertLogContains("No longer awaiting y", b);
        r.assertLogContains("Took down hut", b);
    }

    private static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        WorkflowJob p = r.createProject(WorkflowJob.class, "p");
        p.setDefinition(new CpsFlowDefinition(script, true));
        return p;
    }
}
