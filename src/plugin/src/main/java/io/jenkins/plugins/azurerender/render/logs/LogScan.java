package io.jenkins.plugins.azurerender.render.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * The findings in a log.
 *
 * @param counts number of lines of each kind
 * @param lines the first lines of each kind that is a failure or a warning
 * @param percent progress of the frame that was rendered last; -1 when the log has none
 * @param saved the file saved last, as the renderer names it; empty when the log names none
 * @param complete whether all patterns were applied to all lines
 */
public record LogScan(
        Map<LogKind, Integer> counts, Map<LogKind, List<String>> lines, int percent, String saved, boolean complete) {

    private static final int LINES_KEPT = 10;

    public LogScan {
        counts = Map.copyOf(counts);
        lines = Map.copyOf(lines);
    }

    /** The most specific failure that the log reports; empty when it reports none. */
    public Optional<LogKind> failure() {
        return counts.keySet().stream().filter(LogKind::isFailure).min(Comparator.naturalOrder());
    }

    /** The first lines of that kind. */
    public List<String> lines(LogKind kind) {
        return lines.getOrDefault(kind, List.of());
    }

    /** Number of lines of that kind. */
    public int count(LogKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Collects findings line by line. */
    static final class Builder {

        private final Map<LogKind, Integer> counts = new EnumMap<>(LogKind.class);
        private final Map<LogKind, List<String>> lines = new EnumMap<>(LogKind.class);
        private int percent = -1;
        private String saved = "";

        void add(LogPattern pattern, Matcher match, String line) {
            LogKind kind = pattern.kind();
            counts.merge(kind, 1, Integer::sum);
            if (kind == LogKind.PROGRESS) {
                int now = pattern.percent(match);
                percent = now < 0 ? percent : now;
            } else if (kind == LogKind.SAVED) {
                saved = pattern.groups().contains("file") ? String.valueOf(match.group("file")) : "";
            } else {
                keep(lines, kind, line);
            }
        }

        private static void keep(Map<LogKind, List<String>> lines, LogKind kind, String line) {
            List<String> kept = lines.computeIfAbsent(kind, key -> new ArrayList<>());
            if (kept.size() < LINES_KEPT) {
                kept.add(line.strip());
            }
        }

        LogScan build(boolean complete) {
            lines.replaceAll((kind, kept) -> List.copyOf(kept));
            return new LogScan(counts, lines, percent, saved, complete);
        }
    }
}
