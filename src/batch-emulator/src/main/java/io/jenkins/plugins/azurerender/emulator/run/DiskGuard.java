package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for a process while watching its folder: a disk that is full ends the run, a truncated file behind it. */
final class DiskGuard {
    private static final long LOOK_MILLIS = 200;

    private final RunHouse house;
    private final Path folder;

    DiskGuard(RunHouse house, Path folder) {
        this.house = house;
        this.folder = folder;
    }

    static Failure diskFull() {
        return Failure.ofUser("DiskFull", "There is not enough disk space on the node");
    }

    /** The exit code, or nothing when the disk became full and the process must be ended. */
    Optional<Integer> await(Process process) throws InterruptedException, IOException {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (house.diskBytes().getAsLong() != Long.MAX_VALUE && isOverfull()) {
                return Optional.empty();
            }
        }
        boolean full =
                house.diskFull().getAsBoolean() || house.diskBytes().getAsLong() != Long.MAX_VALUE && isOverfull();
        return full ? Optional.empty() : Optional.of(process.exitValue());
    }

    private boolean isOverfull() throws IOException {
        return FileWalk.files(folder).stream().mapToLong(DiskGuard::size).sum()
                > house.diskBytes().getAsLong();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Cuts the newest file of the working folder in half, as a full disk leaves it. */
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
