package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.TaskListener;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** A step for tests with a block: sets a variable in it, and takes down at its end what it put up. */
public final class AroundStep extends Step {

    private final String name;

    @DataBoundConstructor
    public AroundStep(String name) {
        this.name = name;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, name);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final String name;

        Execution(StepContext context, String name) {
            super(context);
            this.name = name;
        }

        @Override
        public boolean start() throws Exception {
            getContext().get(TaskListener.class).getLogger().println("Put up " + name);
            EnvironmentExpander variables = EnvironmentExpander.merge(
                    getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(Map.of("AROUND", name)));
            getContext()
                    .newBodyInvoker()
                    .withContext(variables)
                    .withCallback(new TakeDown(name))
                    .start();
            return false;
        }
    }

    private static final class TakeDown extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final String name;

        TakeDown(String name) {
            this.name = name;
        }

        @Override
        protected void finished(StepContext context) throws Exception {
            context.get(TaskListener.class).getLogger().println("Took down " + name);
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "around";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, EnvVars.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
