package io.jenkins.plugins.azurerender.render.logs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a log tells.
 *
 * @param counts how many lines of each kind
 * @param lines the first lines of each kind that is a failure or a warning
 * @param percent of the frame that was worked on last; -1 when the log does not say
 * @param lastSaved the file saved last, by the name the renderer gives it; empty when the log does not say
 */
public record LogScan(
        EnumMap<LogKind, Integer> counts, EnumMap<LogKind, ArrayList<String>> lines, int percent, String lastSaved)
        implements Serializable {

    private static final int LINES_KEPT = 10;

    /** The failure that tells most of why there is no frame, or empty when the log tells of none. */
    public Optional<LogKind> failure() {
        return counts.keySet().stream().filter(LogKind::isFailure).findFirst();
    }

    /** The first lines of that kind. */
    public List<String> lines(LogKind kind) {
        return List.copyOf(lines.getOrDefault(kind, new ArrayList<>()));
    }

    /** How many lines are of that kind. */
    public int count(LogKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Collects line by line. */
    static final class Builder {

        private final EnumMap<LogKind, Integer> counts = new EnumMap<>(LogKind.class);
        private final EnumMap<LogKind, ArrayList<String>> lines = new EnumMap<>(LogKind.class);
        private int percent = -1;
        private String lastSaved = "";

        void add(LogPattern pattern, Matcher match, String line) {
            LogKind kind = pattern.kind();
            counts.merge(kind, 1, Integer::sum);
            if (kind == LogKind.PROGRESS) {
                int now = pattern.percent(match);
                percent = now < 0 ? percent : now;
            } else if (kind == LogKind.SAVED) {
                lastSaved = pattern.groups().contains("file") ? String.valueOf(match.group("file")) : "";
            } else {
                keep(lines, kind, line);
            }
        }

        private static void keep(Map<LogKind, ArrayList<String>> lines, LogKind kind, String line) {
            List<String> kept = lines.computeIfAbsent(kind, one -> new ArrayList<>());
            if (kept.size() < LINES_KEPT) {
                kept.add(line.strip());
            }
        }

        LogScan build() {
            return new LogScan(counts, lines, percent, lastSaved);
        }
    }
}
