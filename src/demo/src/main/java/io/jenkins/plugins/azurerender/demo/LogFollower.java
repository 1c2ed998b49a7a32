package io.jenkins.plugins.azurerender.demo;

import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Shows the log of a build while it is being written. */
final class LogFollower {
    private static final long LOOK_EVERY_MILLISECONDS = 100;

    private final PrintStream output;
    private long shown;

    LogFollower(PrintStream output) {
        this.output = output;
    }

    /** Returns when the build has ended and all of its log is shown. */
    void follow(Run<?, ?> build) throws IOException, InterruptedException {
        Path log = log(build);
        while (build.isBuilding()) {
            showNew(log);
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
        }
        showNew(log);
    }

    static Path log(Run<?, ?> build) {
        return build.getRootDir().toPath().resolve("log");
    }

    /** Shows what was written since the last look; any thread may ask for it. */
    synchronized void showNew(Path log) throws IOException {
        if (Files.exists(log)) {
            try (InputStream text = Files.newInputStream(log)) {
                text.skipNBytes(shown);
                shown += text.transferTo(output);
            }
            output.flush();
        }
    }
}
