package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.TimeLeft;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Logs the progress of a render: every 5 %, and when rendering starts or stalls. */
final class RenderProgress {

    private static final int STEPS = 20;
    private static final int MAX_LINES = 60;
    private static final long DAY = 86_400;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

    private final RenderLog log;
    private final FrameTable table;
    private final String collected;
    private final Supplier<String> waiting;
    private String last = "";
    private int lines;

    /**
     * @param collected participle for what is done with frames
     * @param waiting returns why frames wait for others; empty if none waits
     */
    RenderProgress(RenderLog log, FrameTable table, String collected, Supplier<String> waiting) {
        this.log = log;
        this.table = table;
        this.collected = collected;
        this.waiting = waiting;
    }

    /** Logs a line if there is progress. */
    void report(TaskCounts counts) {
        int ended = counts.completed();
        int step = counts.total() == 0 ? 0 : ended * STEPS / counts.total();
        String now = step + (counts.running() > 0 ? " runs" : " stalls");
        if (!now.equals(last) && lines < MAX_LINES) {
            // the frames that wait for others will run on more nodes
            String end = waiting.get().isEmpty() ? doneAbout(table.rows(), ZonedDateTime.now()) : "";
            log.line("tasks", describe(counts) + end);
            lines++;
            last = now;
        }
    }

    /** Returns the time when the render probably ends, such as {@code , done about 03:40 UTC}; empty if it is unknown. */
    static String doneAbout(List<FrameRow> rows, ZonedDateTime now) {
        OptionalLong left = TimeLeft.seconds(rows, now.toEpochSecond());
        if (left.isEmpty() || left.getAsLong() == 0) {
            return "";
        }
        ZonedDateTime end = now.plusSeconds(left.getAsLong());
        return ", done about " + (left.getAsLong() < DAY ? TIME : DAY_AND_TIME).format(end);
    }

    /** Returns a text such as {@code 7 of 24 done (1 failed), 2 running, 15 waiting, 5 frames archived}. */
    String describe(TaskCounts counts) {
        int archived = table.count(FrameState.ARCHIVED);
        String why = waiting.get();
        return "%s%s of %s done%s, %s running, %s waiting%s"
                .formatted(
                        why.isEmpty() ? "" : why + ": ",
                        counts.completed(),
                        counts.total(),
                        counts.failed() == 0 ? "" : " (" + counts.failed() + " failed)",
                        counts.running(),
                        counts.active(),
                        archived == 0 ? "" : ", " + RenderLog.count(archived, "frame") + " " + collected);
    }
}
