package io.jenkins.plugins.azurerender.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("unit")
@WithJenkins
class DeclarativePipelineTest {

    @Test
    void stagesRunInOrderWithTheirAgentsAndVariables(JenkinsRule r) throws Exception {
        WorkflowJob p = job(r, """
                pipeline {
                  agent none
                  triggers { cron('H 2 * * *') }
                  parameters {
                    string(name: 'FRAMES', defaultValue: '1-4')
                    booleanParam(name: 'FAST', defaultValue: true)
                    choice(name: 'SIZE', choices: ['small', 'large'])
                  }
                  options { timeout(time: 1, unit: 'HOURS'); disableConcurrentBuilds(); timestamps()
                            buildDiscarder(logRotator(numToKeepStr: '5')) }
                  environment { SHOT = 's010'; FILE = "${SHOT}_${params.FRAMES}.blend" }
                  stages {
                    stage('Submit') {
                      agent any
                      environment { INNER = "of $BUILD_NUMBER" }
                      steps {
                        sh 'echo "file $FILE $INNER $FAST $SIZE"'
                        script { def x = 1 + 1; echo "sum $x in ${env.STAGE_NAME}" }
                      }
                    }
                    stage('Outer') { stages { stage('Inner') { steps { echo "inner of ${env.SHOT}" } } } }
                  }
                  post { always { echo 'always' }; failure { echo 'failed' }; success { echo 'succeeded' }; cleanup { echo 'cleaned' } }
                }""");
        WorkflowRun b = r.buildAndAssertSuccess(p);
        r.assertLogContains("file s010_1-4.blend of 1 true small", b);
        r.assertLogContains("sum 2 in Submit", b);
        r.assertLogContains("inner of s010", b);
        String log = JenkinsRule.getLog(b);
        String post = log.substring(log.indexOf("(Declarative: Post Actions)"));
        assertEquals(
                List.of("always", "succeeded", "cleaned"),
                post.lines().filter(line -> line.matches("[a-z]+")).toList());
        b = r.assertBuildStatusSuccess(p.scheduleBuild2(0, new ParameterValues(Map.of("FRAMES", "9"))));
        r.assertLogContains("file s010_9.blend of 2", b);
    }

    @Test
    void failedStageSkipsLaterStagesAndRunsPost(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, job(r, """
                pipeline {
                  agent any
                  stages {
                    stage('Bad') { steps { error 'broken' }; post { failure { echo 'stage failed' } } }
                    stage('Next') { steps { echo 'not reached' } }
                  }
                  post { failure { echo 'all failed' }; success { echo 'all succeeded' } }
                }"""));
        r.assertLogContains("stage failed", b);
        r.assertLogContains("Stage \"Next\" skipped due to earlier failure(s)", b);
        r.assertLogContains("all failed", b);
        r.assertLogContains("ERROR: broken", b);
        r.assertLogNotContains("not reached", b);
        r.assertLogNotContains("all succeeded", b);
    }

    @Test
    void whenConditionsSelectTheStagesThatRun(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertSuccess(job(r, """
                pipeline {
                  agent none
                  environment { KIND = 'nightly' }
                  stages {
                    stage('A') { when { environment name: 'KIND', value: 'nightly' }; steps { echo 'ran A' } }
                    stage('B') { when { branch 'main' }; steps { echo 'ran B' } }
                    stage('C') { when { not { branch 'main' } }; steps { echo 'ran C' } }
                    stage('D') { when { expression { return env.KIND == 'x' } }; steps { echo 'ran D' } }
                    stage('E') { when { beforeAgent true; anyOf { branch 'x'; expression { true } } }; agent any; steps { echo 'ran E' } }
                    stage('F') { when { allOf { branch 'x'; expression { true } } }; steps { echo 'ran F' } }
                  }
                }"""));
        List<String> ran = JenkinsRule.getLog(b)
                .lines()
                .filter(line -> line.startsWith("ran "))
                .toList();
        assertEquals(List.of("ran A", "ran C", "ran E"), ran);
        r.assertLogContains("Stage \"B\" skipped due to when conditional", b);
    }

    @Test
    void stepThatNeedsANodeFailsWithoutAgent(JenkinsRule r) throws Exception {
        WorkflowRun b = r.buildAndAssertStatus(
                Result.FAILURE, job(r, "pipeline { agent none\n stages { stage('A') { steps { greet 'Ada' } } } }"));
        r.assertLogContains("ERROR: Attempted to execute a step that requires a node context", b);
    }

    @Test
    void abortedBuildRunsItsPostSection(JenkinsRule r) throws Exception {
        WorkflowRun b = job(r, """
                pipeline {
                  agent none
                  stages { stage('Wait') { steps { await 'never' } } }
                  post { aborted { echo 'was aborted' }; failure { echo 'has failed' } }
                }""").scheduleBuild2(0).waitForStart();
        r.waitForMessage("Awaiting never", b);
        b.doStop();
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(b));
        r.assertLogContains("was aborted", b);
        r.assertLogNotContains("has failed", b);
    }

    @Test
    void sourcesAreCheckedOutForEachAgent(JenkinsRule r, @TempDir Path sources) throws Exception {
        Files.createDirectories(sources.resolve("shots"));
        Files.writeString(sources.resolve("shots/s010.blend"), "scene");
        WorkflowJob p = job(r, """
                pipeline {
                  agent any
                  stages {
                    stage('Read') { steps { echo "root: ${readFile('shots/s010.blend')}" } }
                    stage('Skip') { agent any; options { skipDefaultCheckout() }; steps { echo "exists: ${fileExists('shots')}" } }
                    stage('Own') { agent any; options { skipDefaultCheckout() }; steps { checkout scm; sh 'ls shots' } }
                  }
                }""");
        DirectoryScm.set(p, sources.toString());
        WorkflowRun b = r.buildAndAssertSuccess(p);
        r.assertLogContains("[Pipeline] { (Declarative: Checkout SCM)", b);
        r.assertLogContains("root: scene", b);
        r.assertLogContains("exists: false", b);
        r.assertLogContains("s010.blend", b);
    }

    private static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        WorkflowJob p = r.createProject(WorkflowJob.class, "p");
        p.setDefinition(new CpsFlowDefinition(script, true));
        return p;
    }
}
