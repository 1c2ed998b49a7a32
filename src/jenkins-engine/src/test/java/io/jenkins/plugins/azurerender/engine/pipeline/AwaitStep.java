package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.Extension;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** A test step that holds no thread. It ends when a test calls {@link #give}, also after a restart. */
public final class AwaitStep extends Step {

    private static final Map<String, StepContext> WAITING = new ConcurrentHashMap<>();

    private final String signal;

    @DataBoundConstructor
    public AwaitStep(String signal) {
        this.signal = signal;
    }

    /** Ends the step that awaits the signal; waits for a step to do so. */
    public static void give(String signal, Object value) {
        Awaitility.await().until(() -> WAITING.containsKey(signal));
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
            log("Awaiting " + signal);
            return false;
        }

        @Override
        public void onResume() {
            // before the log line: the context of the previous session is still registered
            WAITING.put(signal, getContext());
            log("Awaiting " + signal + " again, transient note is " + note);
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            log("No longer awaiting " + signal);
            WAITING.remove(signal);
            super.stop(cause);
        }

        @Override
        public String getStatus() {
            return "awaiting " + signal;
        }

        private void log(String line) {
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
