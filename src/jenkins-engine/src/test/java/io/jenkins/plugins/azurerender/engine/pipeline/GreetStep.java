package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A test step that ends when it starts. It needs a workspace. */
public final class GreetStep extends Step {

    private final String name;
    private int times = 1;

    @DataBoundConstructor
    public GreetStep(String name) {
        this.name = name;
    }

    @DataBoundSetter
    public void setTimes(int times) {
        this.times = times;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, name, times);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final int times;

        Execution(StepContext context, String name, int times) {
            super(context);
            this.name = name;
            this.times = times;
        }

        @Override
        public boolean start() throws Exception {
            TaskListener listener = getContext().get(TaskListener.class);
            for (int i = 0; i < times; i++) {
                listener.getLogger().println("Hello, " + name + "!");
            }
            String workspace = getContext().get(FilePath.class).getName();
            getContext().onSuccess("greeted " + name + " in " + workspace);
            return true;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "greet";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, FilePath.class);
        }
    }
}
