package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderControlStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of all steps of the plugin. Every option must survive a configuration round trip. */
@WithJenkins
class StepFormTest {

    @Test
    void everyOptionSurvivesConfigRoundTrip(JenkinsRule jenkins) throws Exception {
        Map<String, Step> steps = steps();
        for (Step step : steps.values()) {
            NonDefaultOptions.fill(step);
            jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
        }
    }

    @Test
    void unchangedOptionsKeepTheirDefaults(JenkinsRule jenkins) throws Exception {
        for (Step step : steps().values()) {
            jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
        }
    }

    @Test
    void freestyleBuildStepsSurviveConfigRoundTrip(JenkinsRule jenkins) throws Exception {
        AzureRenderPoolStep pool = new AzureRenderPoolStep("name");
        AzureRenderSubmitStep submit = new AzureRenderSubmitStep("name");
        AzureRenderCollectStep collect = new AzureRenderCollectStep();
        for (Step step : List.of(pool, submit, collect)) {
            NonDefaultOptions.fill(step);
        }

        jenkins.assertEqualDataBoundBeans(
                pool, jenkins.configRoundtrip(new AzureRenderPoolBuilder(pool)).getStep());
        jenkins.assertEqualDataBoundBeans(
                submit,
                jenkins.configRoundtrip(new AzureRenderSubmitBuilder(submit)).getStep());
        jenkins.assertEqualDataBoundBeans(
                collect,
                jenkins.configRoundtrip(new AzureRenderCollectBuilder(collect)).getStep());
    }

    @Test
    void snippetOmitsDefaults(JenkinsRule jenkins) throws Exception {
        Map<String, String> snippets = Map.of(
                "azureRenderCollect", "azureRenderCollect()",
                "azureRenderControl", "azureRenderControl 'extend'",
                "azureRenderPool", "azureRenderPool 'name'",
                "azureRenderSubmit", "azureRenderSubmit 'name'",
                "withAzureRenderPool", "withAzureRenderPool('name') {\n    // some block\n}");
        Map<String, Step> steps = steps();
        assertEquals(snippets.keySet(), steps.keySet());
        for (Map.Entry<String, Step> step : steps.entrySet()) {
            new SnippetizerTester(jenkins).assertRoundTrip(step.getValue(), snippets.get(step.getKey()));
        }
    }

    private static Map<String, Step> steps() throws Exception {
        Map<String, Step> steps = new TreeMap<>();
        for (StepDescriptor descriptor : (Iterable<StepDescriptor>) pluginSteps()::iterator) {
            steps.put(
                    descriptor.getFunctionName(),
                    descriptor.clazz == AzureRenderControlStep.class
                            ? new AzureRenderControlStep("extend") // a drop-down list
                            : (Step) NonDefaultOptions.create(descriptor.clazz));
        }
        return steps;
    }

    private static Stream<StepDescriptor> pluginSteps() {
        return ExtensionList.lookup(StepDescriptor.class).stream().filter(StepFormTest::isOfPlugin);
    }

    private static boolean isOfPlugin(Descriptor<?> descriptor) {
        return descriptor.clazz.getName().startsWith("io.jenkins.plugins.azurerender.");
    }
}
