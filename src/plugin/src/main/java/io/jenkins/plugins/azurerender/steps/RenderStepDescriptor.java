package io.jenkins.plugins.azurerender.steps;

import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Descriptor of the steps of this plugin: checks the types of parameters before they are bound. */
public abstract class RenderStepDescriptor extends StepDescriptor {

    @Override
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        Map<String, Object> texts = ParameterTypes.withTexts(arguments);
        ParameterTypes.check(getFunctionName(), clazz, texts);
        return super.newInstance(texts);
    }
}
