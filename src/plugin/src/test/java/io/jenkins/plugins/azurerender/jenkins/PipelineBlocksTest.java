package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hudson.model.Result;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * The blocks of a Pipeline that the steps of this plugin depend on: flow nodes, results, interruptions. The module
 * jenkins-engine and a real Jenkins pass the same tests.
 */
@Tag("unit")
@WithJenkins
class PipelineBlocksTest {

    /** Prints the blocks around its call, innermost first: function names, and {@code !} for branches. */
    private static final String BLOCKS = """
            import org.jenkinsci.plugins.workflow.actions.ThreadNameAction
            import org.jenkinsci.plugins.workflow.graph.FlowNode
            def blocks(String name) {
              def all = getContext(FlowNode).enclosingBlocks.collect {
                def branch = it.getPersistentAction(ThreadNameAction)
                it.displayFunctionName + (branch == null ? '' : "!${branch.threadName}")
              }
              println "> $name: ${all.join(' ')}"
            }
            def ids() { getContext(FlowNode).enclosingBlocks.collect { it.id }.join(' ') }
            """;

    @Test
    void eachBlockHasANodeForTheStepAndOneForItsBody(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, BLOCKS + """
                blocks('script')
                node {
                  dir('sub') { blocks('dir') }
                  parallel a: { retry(2) { blocks('retry') } }, b: { parallel c: { blocks('inner') } }
                }
                timeout(5) { withEnv(['A=1']) { catchError { stage('s') { blocks('stage') } } } }
                """, Result.SUCCESS);
        assertEquals(
                List.of(
                        "dir: { dir { node Start of Pipeline",
                        "inner: { (Branch: c)!c parallel { (Branch: b)!b parallel { node Start of Pipeline",
                        "retry: { retry { (Branch: a)!a parallel { node Start of Pipeline",
                        "script: Start of Pipeline",
                        "stage: { (s) stage { catchError { withEnv { timeout Start of Pipeline"),
                lines.stream().sorted().toList());
    }

    @Test
    void attemptsOfRetryShareTheNodeOfTheStep(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, BLOCKS + """
                retry(2) {
                  def now = ids().split(' ')
                  println "> ${now[0]}"
                  println "> ${now[1]}"
                  if (!env.FAILED) { env.FAILED = 'yes'; error 'first attempt' }
                }
                """, Result.SUCCESS);
        assertNotEquals(lines.get(0), lines.get(2));
        assertEquals(lines.get(1), lines.get(3));
    }

    @Test
    void matrixCellsAreBranchesWithAStage(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, BLOCKS + """
                pipeline {
                  agent none
                  stages {
                    stage('Render') {
                      matrix {
                        axes {
                          axis { name 'CAMERA'; values 'left', 'right' }
                          axis { name 'EYE'; values 'x', 'y' }
                        }
                        excludes {
                          exclude {
                            axis { name 'CAMERA'; values 'right' }
                            axis { name 'EYE'; notValues 'x' }
                          }
                        }
                        environment { SHOT = "s_${CAMERA}" }
                        stages {
                          stage('Cell') {
                            steps {
                              script { blocks("${CAMERA}${EYE} ${SHOT} ${STAGE_NAME}") }
                            }
                          }
                        }
                        post { always { echo "> post of ${CAMERA}${EYE}" } }
                      }
                    }
                  }
                }
                """, Result.SUCCESS);
        assertEquals(
                List.of(
                        cell("left", "x"),
                        cell("left", "y"),
                        "post of leftx",
                        "post of lefty",
                        "post of rightx",
                        cell("right", "x")),
                lines.stream().sorted().toList());
    }

    private static String cell(String camera, String eye) {
        String name = "Matrix - CAMERA = '%s', EYE = '%s'".formatted(camera, eye);
        return "%s%s s_%s Cell: { script { (Cell) stage { withEnv { withEnv { (%s) stage { (Branch: %s)!%s parallel { (Render) stage Start of Pipeline"
                .formatted(camera, eye, camera, name, name, name);
    }

    @Test
    void failedCellFailsTheMatrixAfterTheOthers(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, """
                pipeline {
                  agent none
                  stages {
                    stage('All') {
                      matrix {
                        axes { axis { name 'N'; values '1', '2' } }
                        stages {
                          stage('One') { steps { script { if (N == '1') { error 'broken' } } } }
                          stage('Two') { steps { echo "> two of ${N}" } }
                        }
                      }
                      post { failure { echo '> all failed' } }
                    }
                    stage('Next') { steps { echo '> not reached' } }
                  }
                }
                """, Result.FAILURE);
        assertEquals(List.of("two of 2", "all failed"), lines);
    }

    @Test
    void timeoutIsRetriedAndAnAbortIsNot(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, """
                def attempts = 0
                retry(2) {
                  echo '> attempt'
                  if (attempts++ == 0) {
                    timeout(time: 1, unit: 'SECONDS') { sleep 60 }
                  }
                }
                """, Result.SUCCESS);
        assertEquals(List.of("attempt", "attempt"), lines);
        WorkflowRun build = job(jenkins, "retry(2) { echo '> attempt'; sleep 60 }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("Sleeping", build);
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertEquals(List.of("attempt"), lines(build));
    }

    @Test
    void mostSevereFailureOfTheBranchesIsThrown(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, """
                try {
                  parallel a: { timeout(time: 1, unit: 'SECONDS') { sleep 60 } }, b: { sleep 2; error 'broken' }
                } catch (e) {
                  echo "> ${e.message}"
                }
                catchError(buildResult: 'SUCCESS') {
                  parallel a: { error 'fast' }, b: { sleep 60 }, failFast: true
                }
                echo '> continues'
                """, Result.SUCCESS);
        assertEquals(List.of("broken", "continues"), lines);
    }

    @Test
    void catchErrorSetsTheResultThatPostConditionsSee(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, """
                pipeline {
                  agent none
                  stages {
                    stage('A') {
                      steps { echo '> A' }
                      post { success { catchError(buildResult: 'SUCCESS') { error 'broken' } } }
                    }
                    stage('B') {
                      steps { catchError(buildResult: 'UNSTABLE') { error 'broken' } }
                      post { unstable { echo '> B unstable' }; always { echo '> B always' } }
                    }
                    stage('C') {
                      steps { echo "> C: ${currentBuild.currentResult}" }
                      post { success { echo '> C succeeded' } }
                    }
                  }
                  post { unsuccessful { echo "> end: ${currentBuild.currentResult}" }; cleanup { echo '> cleanup' } }
                }
                """, Result.UNSTABLE);
        assertEquals(List.of("A", "B always", "B unstable", "C: UNSTABLE", "end: UNSTABLE", "cleanup"), lines);
    }

    @Test
    void filesMoveBetweenDirectoriesStashesAndArtifacts(JenkinsRule jenkins) throws Exception {
        List<String> lines = run(jenkins, """
                node {
                  dir('a/b') {
                    writeFile file: 'c/one.txt', text: 'one'
                    writeFile file: 'two.log', text: 'two'
                    stash name: 'texts', includes: '**/*.txt'
                    archiveArtifacts '**/*.txt'
                    deleteDir()
                  }
                  dir('d') {
                    unstash 'texts'
                    echo "> ${readFile('c/one.txt')} ${fileExists('two.log')} ${fileExists('../a/b/two.log')}"
                  }
                  unarchive mapping: ['c/one.txt': 'e.txt', '**/*.txt': 'f']
                  echo "> ${readFile('e.txt')} ${readFile('f/c/one.txt')}"
                  catchError(buildResult: 'SUCCESS') { unstash 'none' }
                  catchError(buildResult: 'SUCCESS') { stash name: 'empty', includes: 'none' }
                }
                """, Result.SUCCESS);
        assertEquals(List.of("one false false", "one one"), lines);
    }

    private static List<String> run(JenkinsRule jenkins, String script, Result result) throws Exception {
        WorkflowRun build =
                jenkins.assertBuildStatus(result, job(jenkins, script).scheduleBuild2(0));
        return lines(build);
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, false));
        return job;
    }

    /** The lines of the log that the script marks with {@code >}. */
    private static List<String> lines(WorkflowRun build) throws Exception {
        return JenkinsRule.getLog(build)
                .lines()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
    }
}
