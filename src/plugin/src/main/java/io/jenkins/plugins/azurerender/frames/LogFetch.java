package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.logs.LogKind;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import io.jenkins.plugins.azurerender.render.logs.LogScan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Downloads and scans the logs of tasks. */
final class LogFetch {

    private final Downloads downloads;
    private final Path folder;
    private final LogPatterns patterns;
    private final Map<String, String> warnings = new HashMap<>();

    LogFetch(Downloads downloads, Path folder, LogPatterns patterns) {
        this.downloads = downloads;
        this.folder = folder;
        this.patterns = patterns;
    }

    /**
     * Downloads the logs of these tasks in order, at least those of the first one.
     *
     * @param most no more logs are downloaded when all downloads have more than this many bytes
     * @param expired whether no more logs are downloaded, because the time limit has passed
     * @throws InterruptedException also between two lines of a log
     */
    List<FetchedLog> of(Collection<String> tasks, long most, BooleanSupplier expired)
            throws IOException, InterruptedException {
        List<FetchedLog> logs = new ArrayList<>();
        for (String task : tasks) {
            if (!logs.isEmpty() && (downloads.used() > most || expired.getAsBoolean())) {
                break;
            }
            List<String> files = new ArrayList<>();
            List<String> skipped = new ArrayList<>();
            for (String name : FetchedLog.filesOf(task)) {
                Downloads.Download file = downloads.download(name, name, FetchedLog.MAX_BYTES);
                if (file.result() == Downloads.Result.DONE && file.size() > 0) {
                    files.add(name);
                } else {
                    Files.deleteIfExists(folder.resolve(name));
                }
                if (file.result() == Downloads.Result.TOO_LARGE || file.result() == Downloads.Result.OVER_LIMIT) {
                    skipped.add(name);
                }
            }
            logs.add(read(task, files, skipped));
        }
        return logs;
    }

    /** Returns the first warning of each log that has any, by task. */
    Map<String, String> warnings() {
        return warnings;
    }

    private FetchedLog read(String task, List<String> files, List<String> skipped)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        LogKind worst = null;
        int percent = -1;
        String saved = "";
        boolean complete = true;
        for (String file : files) {
            LogScan scan = scan(file);
            percent = scan.percent() < 0 ? percent : scan.percent();
            saved = scan.saved().isEmpty() ? saved : scan.saved();
            complete &= scan.complete();
            scan.lines(LogKind.WARNING).stream()
                    .findFirst()
                    .ifPresent(line -> warnings.putIfAbsent(task, RenderLog.brief(line)));
            Optional<LogKind> failure = scan.failure();
            if (failure.isPresent() && (worst == null || failure.get().compareTo(worst) < 0)) {
                worst = failure.get();
                lines = scan.lines(worst);
            }
        }
        if (worst == null) {
            for (String file : files) {
                lines.addAll(LogTail.of(folder.resolve(file)));
            }
        }
        return new FetchedLog(task, files, skipped, worst, lines, percent, saved, complete);
    }

    private LogScan scan(String file) throws IOException, InterruptedException {
        try {
            return LogLines.read(folder.resolve(file), patterns::scan);
        } catch (InterruptedIOException x) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException(x.getMessage()).initCause(x);
        }
    }
}
