package io.jenkins.plugins.azurerender.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Label;
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
class ScriptedPipelineTest {

    @Test
    void logHasTheFormatOfJenkins(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(r, "node { stage('Render') { echo 'here' } }"));
        String expected = """
                [Pipeline] Start of Pipeline
                [Pipeline] node
                Running on Jenkins in HOME/workspace/p
                [Pipeline] {
                [Pipeline] stage
                [Pipeline] { (Render)
                [Pipeline] echo
                here
                [Pipeline] }
                [Pipeline] // stage
                [Pipeline] }
                [Pipeline] // node
                [Pipeline] End of Pipeline
                Finished: SUCCESS
                """;
        String log = JenkinsRule.getLog(b).replace(r.jenkins.getRootDir().getPath(), "HOME");
        assertEquals(expected, log.substring(log.indexOf("[Pipeline] Start")));
    }

    @Test
    void shellCommandsRunInTheWorkspace(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(r, """
                node {
                  writeFile file: 'in/name.txt', text: 'Ada'
                  sh 'cp in/name.txt copy.txt; echo "working in $(basename $PWD)"'
                  def text = sh(script: 'cat copy.txt', returnStdout: true)
                  def code = sh script: 'exit 3', returnStatus: true
                  echo "read $text and ${readFile('copy.txt')}, code $code, ${fileExists('no.txt')}, ${pwd().endsWith('p')}"
                }"""));
        r.assertLogContains("+ cp in/name.txt copy.txt", b);
        r.assertLogContains("working in p", b);
        r.assertLogContains("read Ada and Ada, code 3, false, true", b);
    }

    @Test
    void failingShellCommandFailsTheBuild(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "node { sh 'exit 7' }\necho 'not reached'"));
        r.assertLogContains("ERROR: script returned exit code 7", b);
        r.assertLogNotContains("not reached", b);
        r.assertLogNotContains("\tat ", b);
    }

    @Test
    void unexpectedExceptionIsLoggedWithItsStackTrace(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "throw new IllegalStateException('unexpected')"));
        r.assertLogContains("java.lang.IllegalStateException: unexpected", b);
        r.assertLogContains("at WorkflowScript.run(WorkflowScript:1)", b);
    }

    @Test
    void unknownStepIsNamed(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "renderr 'a scene'"));
        r.assertLogContains("No such DSL method 'renderr' found among steps [", b);
    }

    @Test
    void innermostVariableReachesTheShell(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(r, """
                env.COLOR = 'red'
                node {
                  withEnv(['COLOR=blue', 'PATH+EXTRA=/extra']) {
                    sh 'echo "$COLOR of $JOB_NAME #$BUILD_NUMBER in $WORKSPACE, ${PATH%%:*}"'
                    echo "script sees ${env.COLOR} and $COLOR"
                  }
                  echo "outside ${env.COLOR} ${env.NONE}"
                }"""));
        r.assertLogContains("blue of p #1 in " + r.jenkins.getRootDir() + "/workspace/p, /extra", b);
        r.assertLogContains("script sees blue and blue", b);
        r.assertLogContains("outside red null", b);
    }

    @Test
    void branchesRunInParallelAndReturnTheirValues(JenkinsRule r) throws Exception {
        WorkflowJob p = job(r, """
                def values = parallel a: { await 'one' }, b: { await 'two' }
                echo "got ${values.a} and ${values.b}\"""");
        WorkflowRun b = p.scheduleBuild2(0).waitForStart();
        r.waitForMessage("Awaiting one", b);
        r.waitForMessage("Awaiting two", b);
        AwaitStep.give("two", "second");
        AwaitStep.give("one", "first");
        r.assertBuildStatusSuccess(r.waitForCompletion(b));
        r.assertLogContains("got first and second", b);
        r.assertLogContains("[Pipeline] { (Branch: a)", b);
    }

    @Test
    void failFastStopsTheOtherBranches(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(
                Result.FAILURE, job(r, "parallel a: { sleep 1000 }, b: { error 'broken' }, failFast: true"));
        r.assertLogContains("Failed in branch b", b);
        r.assertLogContains("Failed in branch a", b);
        r.assertLogContains("ERROR: broken", b);
    }

    @Test
    void retryRepeatsUntilTheBlockSucceeds(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(
                job(r, "def n = 0\nretry(3) { n++; if (n < 3) { error \"attempt $n failed\" } }\necho \"took $n\""));
        r.assertLogContains("ERROR: attempt 2 failed", b);
        r.assertLogContains("took 3", b);
    }

    @Test
    void caughtErrorSetsTheResultAndTheBuildContinues(JenkinsRule r) throws Exception {
        WorkflowJob p = job(r, "warnError('minor') { error 'small' }\necho \"now ${currentBuild.currentResult}\"");
        WorkflowRun b = r.buildAndAssertStatus(Result.UNSTABLE, p);
        r.assertLogContains("now UNSTABLE", b);
        p.setDefinition(new CpsFlowDefinition("catchError { error 'big' }\necho 'still here'", true));
        b = r.buildAndAssertStatus(Result.FAILURE, p);
        r.assertLogContains("still here", b);
    }

    @Test
    void scriptCanCatchTheExceptionOfAStep(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(r, """
                try {
                  error 'why'
                } catch (hudson.AbortException x) {
                  echo "caught ${x.message}"
                } finally {
                  echo 'finally'
                }"""));
        r.assertLogContains("caught why", b);
        r.assertLogContains("finally", b);
    }

    @Test
    void timeoutStopsItsBlockAndAbortsTheBuild(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(
                Result.ABORTED, job(r, "timeout(time: 1, unit: 'SECONDS') { await 'never given' }"));
        r.assertLogContains("Timeout set to expire in 1 sec", b);
        r.assertLogContains("Cancelling nested steps due to timeout", b);
        r.assertLogContains("No longer awaiting never given", b);
        r.assertLogContains("Timeout has been exceeded", b);
    }

    @Test
    void nodeIsSelectedByItsLabel(JenkinsRule r) throws Exception {
        r.createOnlineSlave(Label.get("gpu"));
        WorkflowRun b = r.buildAndAssertSuccess(
                job(r, "node('gpu') { sh 'pwd'; echo \"on ${env.NODE_NAME}\"; writeFile file: 'a', text: 'x' }"));
        r.assertLogContains("Running on slave0 in ", b);
        r.assertLogContains("on slave0", b);
        assertTrue(r.jenkins
                .getRootDir()
                .toPath()
                .resolve("agent-work-dirs/slave0/workspace/p/a")
                .toFile()
                .isFile());
    }

    @Test
    void buildWaitsForANodeWithTheLabel(JenkinsRule r) throws Exception {
        WorkflowRun b =
                job(r, "node('late') { echo 'at last' }").scheduleBuild2(0).waitForStart();
        r.waitForMessage("‘Jenkins’ doesn’t have label ‘late’", b);
        r.createOnlineSlave(Label.get("late"));
        r.assertBuildStatusSuccess(r.waitForCompletion(b));
        r.assertLogContains("at last", b);
    }

    @Test
    void artifactsAreArchived(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(r, """
                node {
                  writeFile file: 'out/a.txt', text: 'a'
                  writeFile file: 'out/b.log', text: 'b'
                  archiveArtifacts 'out/*.txt'
                }"""));
        assertEquals(1, b.getArtifacts().size());
        assertEquals("out/a.txt", b.getArtifacts().get(0).relativePath);
        b = r.buildAndAssertStatus(
                Result.FAILURE, job(r, "q", "node { deleteDir(); archiveArtifacts artifacts: 'no/*' }"));
        r.assertLogContains("No artifacts found that match the file pattern \"no/*\"", b);
    }

    @Test
    void checkoutFailsWithoutASourceDirectory(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, "node { checkout scm }"));
        r.assertLogContains(
                "ERROR: ‘checkout scm’ is only available when using “Multibranch Pipeline” or “Pipeline script from SCM”",
                b);
    }

    private static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        return job(r, "p", script);
    }

    private static WorkflowJob job(JenkinsRule r, String name, String script) throws Exception {
        WorkflowJob p = r.createProject(WorkflowJob.class, name);
        p.setDefinition(new CpsFlowDefinition(script, true));
        return p;
    }
}
