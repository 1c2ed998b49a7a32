package io.jenkins.plugins.azurerender.standin.builds;

import hudson.model.Job;
import io.jenkins.plugins.azurerender.standin.files.ParentDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The next build number of a job, kept in its file {@code nextBuildNumber}. */
public final class BuildNumbers {
    private final Job<?, ?> job;
    private int next;

    /** For the job. */
    public BuildNumbers(Job<?, ?> job) {
        this.job = job;
    }

    /** The next number. */
    public synchronized int next() {
        if (next == 0) {
            next = read();
        }
        return next;
    }

    /** Takes the next number. */
    public synchronized int take() throws IOException {
        int taken = next();
        set(taken + 1);
        return taken;
    }

    /** Sets the next number. */
    public synchronized void set(int number) throws IOException {
        Files.writeString(ParentDirectories.make(file()), number + "\n");
        next = number;
    }

    private int read() {
        try {
            return Integer.parseInt(Files.readString(file()).strip());
        } catch (IOException | NumberFormatException e) {
            // a folder that was put there by hand: go on after what is in it
            String[] builds = job.getBuildDir().list();
            int last = 0;
            for (String build : builds == null ? new String[0] : builds) {
                last = build.matches("\\d{1,9}") ? Math.max(last, Integer.parseInt(build)) : last;
            }
            return last + 1;
        }
    }

    private Path file() {
        return job.getRootDir().toPath().resolve("nextBuildNumber");
    }
}
