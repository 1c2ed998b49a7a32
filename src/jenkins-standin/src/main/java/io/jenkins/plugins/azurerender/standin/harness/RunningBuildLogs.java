package io.jenkins.plugins.azurerender.standin.harness;

import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Copies what builds write to their logs, line by line, each line with the name of its build. */
@SuppressWarnings("rawtypes")
public final class RunningBuildLogs implements AutoCloseable {

    private final PrintStream out;
    private final Map<File, Integer> seen = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "watching build logs");
    private volatile boolean closed;

    /** Starts to copy to that stream. */
    public RunningBuildLogs(PrintStream out) {
        this.out = out;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!closed) {
            copy();
            try {
                Thread.sleep(50);
            } catch (InterruptedException x) {
                break;
            }
        }
    }

    private synchronized void copy() {
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

    @SuppressWarnings("deprecation")
    private void copy(Run<?, ?> run) {
        File log = run.getLogFile();
        try {
            byte[] all = log.isFile() ? Files.readAllBytes(log.toPath()) : new byte[0];
            int from = seen.getOrDefault(log, 0);
            int to = lastLineEnd(all);
            if (to > from) {
                String lines = new String(all, from, to - from, StandardCharsets.UTF_8);
                lines.lines().forEach(line -> out.println("[" + run + "] " + line));
                seen.put(log, to);
            }
        } catch (IOException x) {
            out.println("[" + run + "] cannot read the log: " + x);
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Copies what is left and ends. */
    @Override
    public void close() {
        closed = true;
        copy();
    }
}
