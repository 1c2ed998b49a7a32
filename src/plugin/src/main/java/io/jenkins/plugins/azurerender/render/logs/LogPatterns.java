package io.jenkins.plugins.azurerender.render.logs;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Patterns that classify the lines of a renderer's log. The first pattern that matches a line determines its kind. */
public final class LogPatterns implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MAX_FILE_LENGTH = 64 * 1024;
    private static final int MAX_PATTERNS = 200;
    private static final int MAX_LINE_LENGTH = 2_000;
    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\s+(.+)");

    private final List<LogPattern> patterns;

    private LogPatterns(List<LogPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The patterns of a renderer, by {@link io.jenkins.plugins.azurerender.render.Renderer#logPatterns}, and the general ones. */
    public static LogPatterns of(String renderer) {
        List<LogPattern> patterns = new ArrayList<>(read(resource(renderer), renderer));
        patterns.addAll(read(resource("all"), "all"));
        return new LogPatterns(patterns);
    }

    /**
     * Adds patterns that take precedence. Each line is a kind and a regular expression, such as
     * {@code license  server is busy}. {@code #} starts a comment. Lines that match the kind {@code ignore} are ignored.
     *
     * @throws InvalidRequestException when a line is invalid
     */
    public LogPatterns with(String text) {
        List<LogPattern> all = new ArrayList<>(read(text, "logPatterns"));
        all.addAll(patterns);
        return new LogPatterns(all);
    }

    /** @throws InvalidRequestException when a line is invalid for {@link #with} */
    public static void check(String text) {
        read(text, "logPatterns");
    }

    private static List<LogPattern> read(String text, String source) {
        if (text.length() > MAX_FILE_LENGTH) {
            throw new InvalidRequestException(String.format(
                    Locale.ROOT,
                    "The log patterns have %,d characters; the maximum is %,d.",
                    text.length(),
                    MAX_FILE_LENGTH));
        }
        List<LogPattern> patterns = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                patterns.add(entry(line.strip(), source + " line " + number));
            }
            if (patterns.size() > MAX_PATTERNS) {
                throw new InvalidRequestException(
                        "There are more than %s log patterns: combine some of them with '|'.".formatted(MAX_PATTERNS));
            }
        }
        return patterns;
    }

    private static LogPattern entry(String line, String place) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new InvalidRequestException(
                    "The log pattern in %s is invalid: write a kind and a regular expression, as in 'license  server is busy'."
                            .formatted(place));
        }
        LogKind kind = entry.group(1).equals("ignore")
                ? null
                : LogKind.named(entry.group(1))
                        .orElseThrow(() -> new InvalidRequestException(
                                "The log pattern in %s has the unknown kind '%s': choose progress, saved, warning, ignore, %s or renderer."
                                        .formatted(place, entry.group(1), LogKind.failures())));
        try {
            return LogPattern.of(kind, entry.group(2));
        } catch (PatternSyntaxException x) {
            throw new InvalidRequestException("The log pattern in %s is not a valid regular expression: %s."
                    .formatted(place, x.getDescription()));
        }
    }

    private static String resource(String name) {
        try (InputStream in = LogPatterns.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /**
     * Scans a log in constant memory and limited time.
     *
     * @throws UncheckedIOException with an {@link InterruptedIOException} if the thread is interrupted
     */
    public LogScan scan(Stream<String> lines) {
        return scan(lines, new ScanBudget());
    }

    LogScan scan(Stream<String> lines, ScanBudget budget) {
        LogScan.Builder scan = new LogScan.Builder();
        lines.forEach(line -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new UncheckedIOException(new InterruptedIOException("interrupted while scanning a log"));
            }
            scan(line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) : line, scan, budget);
        });
        return scan.build(!budget.exceeded());
    }

    /** Scans lines that are in memory. */
    public LogScan scan(List<String> lines) {
        return scan(lines.stream());
    }

    private void scan(String line, LogScan.Builder scan, ScanBudget budget) {
        for (LogPattern pattern : patterns) {
            Matcher match = pattern.find(line, budget);
            if (match != null) {
                if (pattern.kind() != null) {
                    scan.add(pattern, match, line);
                }
                return;
            }
        }
    }
}
