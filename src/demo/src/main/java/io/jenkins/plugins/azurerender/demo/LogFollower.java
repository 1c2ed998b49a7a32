package io.jenkins.plugins.azurerender.demo;

import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Prints the log of a build while it is written. */
final class LogFollower {
    private static final long POLL_MILLISECONDS = 100;

    private final PrintStream output;
    private long printed;

    LogFollower(PrintStream output) {
        this.output = output;
    }

    /** Prints the log until the build has ended. */
    void follow(Run<?, ?> build) throws IOException, InterruptedException {
        Path log = log(build);
        RunningNotice notice = new RunningNotice(output);
        while (build.isBuilding()) {
            notice.polled(printNew(log));
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        printNew(log);
    }

    static Path log(Run<?, ?> build) {
        return build.getRootDir().toPath().resolve("log");
    }

    /** Prints what was written since the last call, and returns whether there was anything; thread-safe. */
    synchronized boolean printNew(Path log) throws IOException {
        if (!Files.exists(log)) {
            return false;
        }
        try (InputStream text = Files.newInputStream(log)) {
            text.skipNBytes(printed);
            long count = text.transferTo(output);
            printed += count;
            output.flush();
            return count > 0;
        }
    }
}
