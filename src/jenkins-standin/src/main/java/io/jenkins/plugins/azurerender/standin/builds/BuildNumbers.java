package io.jenkins.plugins.azurerender.standin.builds;

import hudson.model.Job;
import io.jenkins.plugins.azurerender.standin.files.ParentDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The next build number of a job, stored in {@code nextBuildNumber} in its directory. */
public final class BuildNumbers {
    private final Job<?, ?> job;
    private int next;

    /** Creates the counter of the job. */
    public BuildNumbers(Job<?, ?> job) {
        this.job = job;
    }

    /** Returns the next number. */
    public synchronized int next() {
        if (next == 0) {
            next = read();
        }
        return next;
    }

    /** Returns the next number and increments it. */
    public synchronized int assign() throws IOException {
        int number = next();
        set(number + 1);
        return number;
    }

    /** Sets the next number. */
    public synchronized void set(int number) throws IOException {
        Files.writeString(ParentDirectories.create(file()), number + "\n");
        next = number;
    }

    private int read() {
        try {
            return Integer.parseInt(Files.readString(file()).strip());
        } catch (IOException | NumberFormatException e) {
            // no file: continue after the highest number in the directory
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
