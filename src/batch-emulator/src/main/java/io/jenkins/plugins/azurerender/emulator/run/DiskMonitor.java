package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for a process and monitors the size of its folder; a full disk ends the run and leaves a truncated file. */
final class DiskMonitor {
    private static final long POLL_MILLIS = 200;

    private final RunServices services;
    private final Path folder;

    DiskMonitor(RunServices services, Path folder) {
        this.services = services;
        this.folder = folder;
    }

    static Failure diskFull() {
        return Failure.ofUser("DiskFull", "There is not enough disk space on the node");
    }

    /** Returns the exit code, or empty if the disk is full and the process must be ended. */
    Optional<Integer> await(Process process) throws InterruptedException, IOException {
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (services.diskBytes().getAsLong() != Long.MAX_VALUE && exceedsLimit()) {
                return Optional.empty();
            }
        }
        boolean full = services.diskFull().getAsBoolean()
                || services.diskBytes().getAsLong() != Long.MAX_VALUE && exceedsLimit();
        return full ? Optional.empty() : Optional.of(process.exitValue());
    }

    private boolean exceedsLimit() throws IOException {
        return FileWalk.files(folder).stream().mapToLong(DiskMonitor::size).sum()
                > services.diskBytes().getAsLong();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Truncates the newest file of the working folder to half its size, as a full disk does. */
    void truncateNewest(Path workingFolder) throws IOException {
        Optional<Path> newest = FileWalk.files(workingFolder).stream()
                .max(Comparator.comparing(file -> file.toFile().lastModified()));
        if (newest.isPresent()) {
            try (FileChannel file = FileChannel.open(newest.get(), StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }
        }
    }
}
