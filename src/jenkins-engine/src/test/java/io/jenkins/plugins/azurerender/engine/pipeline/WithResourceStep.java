package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.Extension;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** A test step with a block: acquires a resource, runs the block, releases the resource. */
public final class WithResourceStep extends Step {

    private final String name;

    @DataBoundConstructor
    public WithResourceStep(String name) {
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
            getContext().get(TaskListener.class).getLogger().println("Acquired " + name);
            getContext().newBodyInvoker().withCallback(new Release(name)).start();
            return false;
        }
    }

    private static final class Release extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final String name;

        Release(String name) {
            this.name = name;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            release(context);
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            release(context);
            context.onFailure(t);
        }

        private void release(StepContext context) {
            try {
                context.get(TaskListener.class).getLogger().println("Released " + name);
            } catch (IOException | InterruptedException x) {
                throw new IllegalStateException(x);
            }
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "withResource";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
