package io.jenkins.plugins.azurerender.standin.harness;

import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Copies what builds write to their logs, line by line, each line with the name of its build. */
@SuppressWarnings("rawtypes")
public final class RunningBuildLogs implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private final PrintStream out;
    private final Map<Run<?, ?>, LogTail> tails = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "watching build logs");

    /** Starts to copy to that stream. */
    public RunningBuildLogs(PrintStream out) {
        this.out = out;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                copy();
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException x) {
            copy();
        }
    }

    private void copy() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            return;
        }
        List<Job> jobs = jenkins.getItems(Job.class);
        for (Job<?, ?> job : jobs) {
            for (Run<?, ?> run : job.getBuilds()) {
                copy(run);
            }
        }
    }

    private void copy(Run<?, ?> run) {
        try {
            tails.computeIfAbsent(run, LogTail::new).newLines().forEach(line -> out.println("[" + run + "] " + line));
        } catch (IOException x) {
            out.println("[" + run + "] cannot read the log: " + x);
        }
    }

    /** Copies what is left and ends. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }
}
