package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.frames.FetchedFrame;
import io.jenkins.plugins.azurerender.frames.FetchedFrames;
import io.jenkins.plugins.azurerender.frames.FetchedLog;
import io.jenkins.plugins.azurerender.frames.WantedFrame;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Validates the result of a fetch against the request, because it may come from a compromised agent. */
final class FetchResults {

    private static final int MAX_LINES = 40;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{0,64}");

    private FetchResults() {}

    /**
     * Returns the result with all texts limited in length.
     *
     * @param maxBytes largest file that may be downloaded
     * @throws IOException if it contains frames or logs that were not requested, or invalid numbers
     */
    static FetchedFrames checked(FetchedFrames fetched, Map<Integer, WantedFrame> wanted, long maxBytes)
            throws IOException {
        Set<Integer> seen = new HashSet<>();
        List<FetchedFrame> frames = new ArrayList<>();
        for (FetchedFrame sent : fetched.frames()) {
            FetchedFrame frame = limited(sent);
            WantedFrame requested = wanted.get(frame.number());
            boolean valid = requested != null
                    && seen.add(frame.number())
                    && (!frame.isValid()
                            || frame.found()
                                    && frame.sizes().size() == requested.files().size())
                    && isPossible(frame, maxBytes);
            if (!valid) {
                throw new IOException(
                        "The agent returned a frame that was not requested, or invalid sizes: " + frame.number());
            }
            frames.add(frame);
        }
        Set<String> tasks = wanted.values().stream().map(WantedFrame::task).collect(Collectors.toSet());
        for (FetchedLog log : fetched.logs()) {
            int files = FetchedLog.filesOf(log.task()).size();
            if (!tasks.remove(log.task())
                    || log.files().size() > files
                    || log.skipped().size() > files) {
                throw new IOException(
                        "The agent returned a log that was not requested: " + RenderLog.brief(log.task()));
            }
        }
        return new FetchedFrames(frames, fetched.logs());
    }

    private static boolean isPossible(FetchedFrame frame, long maxBytes) {
        return frame.sizes().stream().allMatch(size -> size >= 0 && size <= maxBytes)
                && frame.width() >= 0
                && frame.height() >= 0
                && HASH.matcher(frame.hash()).matches();
    }

    private static FetchedFrame limited(FetchedFrame frame) {
        return new FetchedFrame(
                frame.number(),
                frame.found(),
                frame.tooLarge(),
                frame.sizes(),
                frame.thumbnail(),
                frame.width(),
                frame.height(),
                frame.hash(),
                RenderLog.brief(frame.problem()),
                RenderLog.brief(frame.warning()));
    }

    static Optional<FetchedFrame> of(FetchedFrames fetched, int number) {
        return fetched.frames().stream()
                .filter(frame -> frame.number() == number)
                .findFirst();
    }

    /** Returns the images and thumbnails to archive. Their names come from the plan, not from the agent. */
    static Map<String, Long> files(FetchedFrames fetched, Map<Integer, WantedFrame> wanted, String sheet) {
        Map<String, Long> files = new LinkedHashMap<>();
        for (FetchedFrame frame : fetched.frames()) {
            if (frame.isValid()) {
                WantedFrame requested = wanted.get(frame.number());
                for (int i = 0; i < requested.files().size(); i++) {
                    files.put(requested.files().get(i), frame.sizes().get(i));
                }
                if (frame.thumbnail()) {
                    files.put(requested.thumbnail(sheet), -1L);
                }
            }
        }
        return files;
    }

    /** Returns the names of the images, without thumbnails. They come from the plan, not from the agent. */
    static List<String> images(FetchedFrames fetched, Map<Integer, WantedFrame> wanted) {
        return fetched.frames().stream()
                .filter(FetchedFrame::isValid)
                .flatMap(frame -> wanted.get(frame.number()).files().stream())
                .toList();
    }

    /** Returns the names of the log files to archive. They come from the plan, not from the agent. */
    static List<String> logFiles(FetchedFrames fetched, Map<Integer, WantedFrame> wanted) {
        return logFiles(fetched, wanted, FetchedLog::files);
    }

    /** Returns the names of the log files that exceed a limit. They come from the plan, not from the agent. */
    static List<String> skippedLogs(FetchedFrames fetched, Map<Integer, WantedFrame> wanted) {
        return logFiles(fetched, wanted, FetchedLog::skipped);
    }

    private static List<String> logFiles(
            FetchedFrames fetched, Map<Integer, WantedFrame> wanted, Function<FetchedLog, List<String>> sent) {
        List<String> names = new ArrayList<>();
        for (FetchedLog log : fetched.logs()) {
            for (String name : FetchedLog.filesOf(log.task())) {
                if (sent.apply(log).contains(name)
                        && wanted.values().stream()
                                .anyMatch(frame -> frame.task().equals(log.task()))) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Returns the tasks to whose logs some patterns were not applied completely. */
    static List<String> incompleteLogs(FetchedFrames fetched) {
        return fetched.logs().stream()
                .filter(log -> !log.complete())
                .map(FetchedLog::task)
                .toList();
    }

    static Map<String, FetchedLog> logs(FetchedFrames fetched) {
        Map<String, FetchedLog> logs = new HashMap<>();
        fetched.logs().forEach(log -> logs.put(log.task(), log));
        return logs;
    }

    /** Returns the recorded problem of a task; "succeeded" if none is recorded. */
    static TaskProblem problem(String task, FrameTable table) {
        return table.problem(task).orElseGet(() -> TaskProblem.succeeded(task));
    }

    /** Returns the problems of the tasks of bad frames, completed with the findings in their logs. */
    static List<TaskProblem> problems(
            List<FrameRow> ended, Map<Integer, WantedFrame> wanted, Map<String, FetchedLog> logs, FrameTable table) {
        Map<String, TaskProblem> problems = new LinkedHashMap<>();
        for (FrameRow row : ended) {
            if (row.state().isBad()) {
                String failed = wanted.get(row.number()).task();
                FetchedLog log = logs.get(failed);
                // If a tile failed, the merge task did not run and gets the findings of the tile.
                for (String task : List.of(failed, row.task())) {
                    problems.put(task, problem(task, table).diagnosed(row.failureClass(), findings(log), row));
                }
            }
        }
        return List.copyOf(problems.values());
    }

    /** Returns the findings of a log, limited in length and number; none if {@code log} is null. */
    static LogFindings findings(FetchedLog log) {
        if (log == null) {
            return LogFindings.NONE;
        }
        String saved = log.saved()
                .substring(
                        1 + Math.max(log.saved().lastIndexOf('/'), log.saved().lastIndexOf('\\')));
        return new LogFindings(
                log.lines().stream().limit(MAX_LINES).map(RenderLog::brief).toList(),
                Math.max(-1, Math.min(100, log.percent())),
                RenderLog.brief(saved));
    }
}
