package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("unit")
@WithJenkins
class DeclarativeErrorTest {

    private JenkinsRule r;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        r = rule;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pipeline { agent any; stages { stage('a') { steps { echo 'ran' } } }; credits { } } | Undefined section "credits"
            pipeline { stages { stage('a') { steps { echo 'ran' } } } }                  | Missing required section "agent"
            pipeline { agent any }                                                       | Missing required section "stages"
            pipeline { agent any; stages { stage('a') { echo 'ran' } } }                 | Unknown stage section "echo"
            pipeline { agent any; stages { stage('a') { } } }                            | Expected one of "steps", "stages", or "parallel" for stage "a"
            pipeline { agent any; stages { stage('a') { steps { echo 'ran'; greet nam: 'x' } } } } | Invalid parameter "nam", did you mean "name"?
            pipeline { agent any; stages { stage('a') { steps { echo 'ran'; greet times: 2 } } } } | Missing required parameter: "name"
            pipeline { agent none; stages { stage('a') { steps { node { echo 'ran' } } } } } | Missing required parameter: "label"
            pipeline { agent any; stages { stage('a') { steps { echo 'ran'; writeFile file: 'x' } } } } | Missing required parameter: "text"
            pipeline { agent any; options { whatever() }; stages { stage('a') { steps { echo 'ran' } } } } | Invalid option type "whatever"
            pipeline { agent any; stages { stage('a') { steps { echo 'ran' } } }; post { maybe { echo 'x' } } } | Invalid condition "maybe"
            pipeline { agent { cloud 'x' }; stages { stage('a') { steps { echo 'ran' } } } } | Invalid agent type "cloud" specified
            pipeline { agent any; stages { stage('a') { steps { echo 'ran'; x = 1 } } } } | Expected a step
            """)
    void invalidScriptFailsBeforeAnyStepRuns(String script, String message) throws Exception {
        WorkflowJob p = r.createProject(WorkflowJob.class, "p");
        p.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun b = r.buildAndAssertStatus(Result.FAILURE, p);
        r.assertLogContains("WorkflowScript: 1: " + message, b);
        r.assertLogNotContains("\nran\n", b);
        r.assertLogNotContains("[Pipeline] node", b);
    }
}
