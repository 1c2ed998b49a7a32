package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import io.jenkins.plugins.azurerender.render.logs.LogKind;
import java.io.Serializable;
import java.util.List;

/**
 * The downloaded and scanned log of a task.
 *
 * @param files names of its log files in the folder they were downloaded to
 * @param skipped names of its log files that exceed a limit
 * @param kind the failure that the log reports; null when it reports none
 * @param lines the lines that report the failure, or else the last ones
 * @param percent progress of the frame that was rendered last; -1 when the log has none
 * @param saved the file saved last, as the renderer names it; empty when the log names none
 * @param complete whether all patterns were applied to all lines
 */
public record FetchedLog(
        String task,
        List<String> files,
        List<String> skipped,
        LogKind kind,
        List<String> lines,
        int percent,
        String saved,
        boolean complete)
        implements Serializable {

    /** Largest log file that is downloaded. */
    public static final long MAX_BYTES = 256L << 20;

    private static final String FOLDER = "logs/";
    private static final List<String> STREAMS = List.of("stdout.txt", "stderr.txt");

    public FetchedLog {
        files = SentList.copyOf(files);
        skipped = SentList.copyOf(skipped);
        lines = SentList.copyOf(lines);
    }

    /** Returns the names of the log files of a task in the container of its render. */
    public static List<String> filesOf(String task) {
        return STREAMS.stream().map(stream -> FOLDER + task + "/" + stream).toList();
    }

    /**
     * Returns the artifact name of a log file.
     *
     * @param render name of the render
     * @param file name in the container of the render
     */
    public static String artifact(String render, String file) {
        return FOLDER + render + "/" + file.substring(FOLDER.length());
    }
}
