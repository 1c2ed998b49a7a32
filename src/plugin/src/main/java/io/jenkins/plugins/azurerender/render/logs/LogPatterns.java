package io.jenkins.plugins.azurerender.render.logs;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The patterns that tell what the lines of a renderer's log are about. */
public final class LogPatterns implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_FILE = 64 * 1024;
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\s+(.+)");

    private final List<LogPattern> patterns;

    private LogPatterns(List<LogPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** Those of a renderer, by {@link io.jenkins.plugins.azurerender.render.Renderer#logPatterns}, and those of all. */
    public static LogPatterns of(String renderer) {
        List<LogPattern> patterns = new ArrayList<>(read(resource(renderer), renderer));
        patterns.addAll(read(resource("all"), "all"));
        return new LogPatterns(patterns);
    }

    /**
     * With more patterns, which are tried first: lines such as {@code license  my server is busy}; {@code #} begins a
     * comment, {@code ignore} makes lines that match it be about nothing.
     *
     * @throws InvalidRequestException naming the line that is not understood
     */
    public LogPatterns with(String text) {
        List<LogPattern> all = new ArrayList<>(read(text, "logPatterns"));
        all.addAll(patterns);
        return new LogPatterns(all);
    }

    /** @throws InvalidRequestException naming the line that {@link #with} would not understand */
    public static void check(String text) {
        read(text, "logPatterns");
    }

    private static List<LogPattern> read(String text, String source) {
        if (text.length() > LONGEST_FILE) {
            throw new InvalidRequestException(
                    "The log patterns have %,d characters; the maximum is %,d.".formatted(text.length(), LONGEST_FILE));
        }
        List<LogPattern> patterns = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                patterns.add(entry(line.strip(), source + " line " + number));
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
                                "The log pattern in %s has the kind '%s': choose progress, saved, warning, ignore, license, memory, disk, device, program, plugin, engine, camera, scene, output or renderer."
                                        .formatted(place, entry.group(1))));
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

    /** Reads a log from its first line to its last, in constant memory. */
    public LogScan scan(Stream<String> lines) {
        LogScan.Builder scan = new LogScan.Builder();
        lines.forEach(line -> read(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line, scan));
        return scan.build();
    }

    /** As above, for lines at hand. */
    public LogScan scan(List<String> lines) {
        return scan(lines.stream());
    }

    /** A line is about the first pattern that it matches. */
    private void read(String line, LogScan.Builder scan) {
        for (LogPattern pattern : patterns) {
            Matcher match = pattern.find(line);
            if (match != null) {
                if (pattern.kind() != null) {
                    scan.add(pattern, match, line);
                }
                return;
            }
        }
    }
}
