package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.model.TaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A process whose output is copied while it runs; it is killed when the waiting thread is interrupted. */
final class ShellProcess {

    private static final long OUTPUT_TIMEOUT_MILLIS = 2_000;

    private final Process process;
    private final TaskListener listener;
    private final Thread output;
    private final Thread errors;

    ShellProcess(Process process, OutputStream to, TaskListener listener) {
        this.process = process;
        this.listener = listener;
        this.output = copy(process.getInputStream(), to);
        this.errors = copy(process.getErrorStream(), listener.getLogger());
    }

    private Thread copy(InputStream from, OutputStream to) {
        Thread thread = new Thread(
                () -> {
                    try {
                        from.transferTo(to);
                    } catch (IOException x) {
                        listener.error("The output of the script is incomplete: " + x.getMessage());
                    }
                },
                "output of a script");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Waits for the end and returns the exit code. Background processes that keep the output open are not waited for.
     */
    int waitFor() throws InterruptedException {
        try {
            int code = process.waitFor();
            output.join(OUTPUT_TIMEOUT_MILLIS);
            errors.join(OUTPUT_TIMEOUT_MILLIS);
            return code;
        } catch (InterruptedException x) {
            listener.getLogger().println("Sending interrupt signal to process");
            kill();
            throw x;
        }
    }

    private void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
