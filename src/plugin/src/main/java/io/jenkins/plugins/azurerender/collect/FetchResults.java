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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Validates the result of a fetch against the request, because it may come from a compromised agent. */
public final class FetchResults {

    private static final int LONGEST_TEXT = 300;
    private static final int MOST_LINES = 40;

    private FetchResults() {}

    /** @throws IOException if it contains frames that were not requested */
    static FetchedFrames checked(FetchedFrames fetched, Map<Integer, WantedFrame> wanted) throws IOException {
        Set<Integer> seen = new HashSet<>();
        for (FetchedFrame frame : fetched.frames()) {
            WantedFrame asked = wanted.get(frame.number());
            boolean fits = asked != null
                    && seen.add(frame.number())
                    && (!frame.isValid()
                            || frame.found()
                                    && frame.sizes().size() == asked.files().size());
            if (!fits) {
                throw new IOException("The agent returned a frame that was not requested: " + frame.number());
            }
        }
        return fetched;
    }

    static Optional<FetchedFrame> of(FetchedFrames fetched, int number) {
        return fetched.frames().stream()
                .filter(frame -> frame.number() == number)
                .findFirst();
    }

    /** Returns the files to archive. Their names come from the plan, not from the agent. */
    static Map<String, Long> files(
            FetchedFrames fetched, Map<Integer, WantedFrame> wanted, String sheet, CollectRequest.Logs logs) {
        Map<String, Long> files = new LinkedHashMap<>();
        for (FetchedFrame frame : fetched.frames()) {
            if (frame.isValid()) {
                WantedFrame asked = wanted.get(frame.number());
                for (int i = 0; i < asked.files().size(); i++) {
                    files.put(asked.files().get(i), frame.sizes().get(i));
                }
                if (frame.thumbnail()) {
                    files.put(asked.thumbnail(sheet), -1L);
                }
            }
        }
        List<FetchedLog> kept = logs == CollectRequest.Logs.NONE ? List.of() : fetched.logs();
        for (FetchedLog log : kept) {
            for (String stream : List.of("stdout.txt", "stderr.txt")) {
                String name = "logs/" + log.task() + "/" + stream;
                if (log.files().contains(name)
                        && wanted.values().stream()
                                .anyMatch(frame -> frame.task().equals(log.task()))) {
                    files.put(name, -1L);
                }
            }
        }
        return files;
    }

    static Map<String, FetchedLog> logs(FetchedFrames fetched) {
        Map<String, FetchedLog> logs = new HashMap<>();
        fetched.logs().forEach(log -> logs.put(log.task(), log));
        return logs;
    }

    /** What Batch said of a task: that it ended well, if nothing else is known. */
    static TaskProblem problem(String task, FrameTable table) {
        return table.problem(task).orElseGet(() -> TaskProblem.succeeded(task));
    }

    /** What logs add to what Batch said of the tasks of bad frames. */
    static List<TaskProblem> problems(
            List<FrameRow> ended, Map<Integer, WantedFrame> wanted, Map<String, FetchedLog> logs, FrameTable table) {
        Map<String, TaskProblem> problems = new LinkedHashMap<>();
        for (FrameRow row : ended) {
            if (row.state().isBad()) {
                String telling = wanted.get(row.number()).task();
                FetchedLog log = logs.get(telling);
                // Where a tile failed, the task that was to put it together has nothing of its own to tell.
                for (String task : List.of(telling, row.task())) {
                    problems.put(task, problem(task, table).diagnosed(row.failureClass(), findings(log), row));
                }
            }
        }
        return List.copyOf(problems.values());
    }

    /** What a log reports, with all texts limited in length and number; nothing when there is no log. */
    static LogFindings findings(FetchedLog log) {
        if (log == null) {
            return LogFindings.NONE;
        }
        String saved = log.saved()
                .substring(
                        1 + Math.max(log.saved().lastIndexOf('/'), log.saved().lastIndexOf('\\')));
        return new LogFindings(
                log.lines().stream().limit(MOST_LINES).map(FetchResults::text).toList(),
                Math.max(-1, Math.min(100, log.percent())),
                text(saved));
    }

    private static String text(String sent) {
        String plain = RenderLog.plain(sent);
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "..." : plain;
    }
}
