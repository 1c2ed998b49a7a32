package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.Extension;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** A step for tests that holds no thread: it ends when a test says so, also after a restart. */
public final class AwaitStep extends Step {

    private static final Map<String, StepContext> WAITING = new ConcurrentHashMap<>();

    private final String signal;

    @DataBoundConstructor
    public AwaitStep(String signal) {
        this.signal = signal;
    }

    /** Ends the step that awaits that signal; waits until there is one. */
    public static void give(String signal, Object value) throws InterruptedException {
        while (!WAITING.containsKey(signal)) {
            Thread.sleep(10);
        }
        WAITING.remove(signal).onSuccess(value);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, signal);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final String signal;
        private transient String note = "fresh";

        Execution(StepContext context, String signal) {
            super(context);
            this.signal = signal;
        }

        @Override
        public boolean start() throws Exception {
            WAITING.put(signal, getContext());
            say("Awaiting " + signal);
            return false;
        }

        @Override
        public void onResume() {
            WAITING.put(signal, getContext()); // before it is said, as the one of the session before is still there
            say("Awaiting " + signal + " again, transient note is " + note);
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            say("No longer awaiting " + signal);
            WAITING.remove(signal);
            super.stop(cause);
        }

        @Override
        public String getStatus() {
            return "awaiting " + signal;
        }

        private void say(String line) {
            try {
                getContext().get(TaskListener.class).getLogger().println(line);
            } catch (IOException | InterruptedException x) {
                throw new IllegalStateException(x);
            }
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "await";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
