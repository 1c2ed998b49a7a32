package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The frames of a render in the requested order, without duplicates. The syntax is {@code 7}, {@code 1-100}, {@code
 * 1-100x2} (every second frame), {@code 1-10y3} (all except every third), {@code 10-1} (descending), or several of these
 * separated by commas. Everything else is rejected, with the text to write if its meaning is known.
 */
public record FrameRange(List<Integer> frames) implements Serializable {

    /** Maximum number of frames in a render, because each frame can become a Batch task and an artifact. */
    static final int MAX_FRAMES = 100_000;

    private static final Pattern PART = Pattern.compile("(-?\\d{1,9})(?:-(-?\\d{1,9})(?:([xy])(-?\\d{1,9}))?)?");
    private static final Pattern OTHER_CHARACTER = Pattern.compile("[^\\x20-\\x7E\\s]");
    private static final int MAX_QUOTED = 200;

    public FrameRange {
        frames = List.copyOf(frames);
    }

    /**
     * Parses a frame range.
     *
     * @throws InvalidRequestException when it is empty or malformed, has a step of 0 or more than {@link #MAX_FRAMES}
     *     frames
     */
    public static FrameRange parse(String text) {
        return parse(text, true);
    }

    private static FrameRange parse(String text, boolean explain) {
        if (text == null || text.isBlank()) {
            throw new InvalidRequestException("No frames are set: use a range such as 1-240 or 1-100x2,105.");
        }
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw explain ? invalid(part.strip(), text.strip()) : new InvalidRequestException("invalid");
            }
            spans.add(Span.of(matcher, text));
        }
        Set<Integer> frames = new LinkedHashSet<>();
        long count = 0;
        for (Span span : spans) {
            count += span.count();
            if (count > MAX_FRAMES) {
                throw new InvalidRequestException(String.format(
                        Locale.ROOT,
                        "The frame range '%s' has more than %,d frames, the most one render can have: split it into several renders.",
                        quoted(text),
                        MAX_FRAMES));
            }
            span.frames().forEach(frames::add);
        }
        if (frames.isEmpty()) {
            throw new InvalidRequestException(
                    "The frame range '%s' contains no frame: write a range such as 1-240 or 1-100x2,105."
                            .formatted(quoted(text)));
        }
        return new FrameRange(new ArrayList<>(frames));
    }

    /** Returns whether {@link #parse} accepts a text. */
    public static boolean isValid(String text) {
        try {
            parse(text, false);
            return true;
        } catch (InvalidRequestException x) {
            return false;
        }
    }

    public int size() {
        return frames.size();
    }

    public int first() {
        return frames.get(0);
    }

    /** Splits the frames, in their order, into parts of at most {@code length} frames. */
    public List<FrameRange> chunks(int length) {
        return IntStream.iterate(0, start -> start < frames.size(), start -> start + length)
                .mapToObj(start -> new FrameRange(frames.subList(start, Math.min(start + length, frames.size()))))
                .toList();
    }

    /** Returns the shortest range that parses to these frames in this order, such as {@code 1-9x2,12}. */
    @Override
    public String toString() {
        return runs().stream().map(Span::toString).collect(Collectors.joining(","));
    }

    private static InvalidRequestException invalid(String part, String whole) {
        List<String> meanings = TypedFrames.meanings(whole);
        if (meanings.size() > 1) {
            return new InvalidRequestException("The frame range '%s' is ambiguous: write %s."
                    .formatted(quoted(whole), String.join(" or ", meanings)));
        }
        Matcher other = OTHER_CHARACTER.matcher(whole);
        String problem = other.find() ? character(whole.codePointAt(other.start())) : " is invalid";
        if (!meanings.isEmpty()) {
            return new InvalidRequestException(
                    "The frame range '%s'%s: write %s.".formatted(quoted(whole), problem, meanings.get(0)));
        }
        return new InvalidRequestException(
                "'%s' in the frame range '%s' is invalid: write frames as 7, 1-240, 1-100x2 or a list of these, such as 1-240,250."
                        .formatted(quoted(part), quoted(whole)));
    }

    private static String character(int code) {
        return Character.isISOControl(code)
                ? " contains a control character"
                : " contains the character '%s' (U+%04X)".formatted(Character.toString(code), code);
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
    }

    private List<Span> runs() {
        List<Span> runs = new ArrayList<>();
        int from = 0;
        while (from < frames.size()) {
            int to = from;
            int step = from + 1 < frames.size() ? frames.get(from + 1) - frames.get(from) : 1;
            while (to + 1 < frames.size() && frames.get(to + 1) - frames.get(to) == step) {
                to++;
            }
            if (to == from + 1 && Math.abs(step) != 1) {
                to = from; // two frames are clearer as 3,9 than as 3-9x6
            }
            runs.add(new Span(frames.get(from), frames.get(to), to == from ? 1 : Math.abs(step), false));
            from = to + 1;
        }
        return runs;
    }

    /** One part of the list: first, last and step, or all frames except those of the step. */
    private record Span(int first, int last, int step, boolean inverse) {

        static Span of(Matcher part, String whole) {
            int first = Integer.parseInt(part.group(1));
            int last = part.group(2) == null ? first : Integer.parseInt(part.group(2));
            int step = part.group(4) == null ? 1 : Integer.parseInt(part.group(4));
            if (step == 0) {
                throw new InvalidRequestException(
                        "'%s' in the frame range '%s' has the step 0: use a step of 1 or more, as in 1-100x2."
                                .formatted(part.group(), quoted(whole)));
            }
            if (step < 0 && first <= last) {
                throw new InvalidRequestException(
                        "'%s' in the frame range '%s' counts up with a negative step: write %s-%s%s%s or %s-%s%s%s."
                                .formatted(
                                        part.group(),
                                        quoted(whole),
                                        first,
                                        last,
                                        part.group(3),
                                        -step,
                                        last,
                                        first,
                                        part.group(3),
                                        -step));
            }
            return new Span(first, last, Math.abs(step), "y".equals(part.group(3)));
        }

        /** Returns the number of frames in this part; an upper bound for an inverse part. */
        long count() {
            long span = Math.abs((long) last - first);
            return (inverse ? span : span / step) + 1;
        }

        IntStream frames() {
            int length = Math.abs(last - first);
            int sign = first <= last ? 1 : -1;
            IntStream offsets = inverse
                    ? IntStream.rangeClosed(0, length).filter(offset -> offset % step != 0)
                    : IntStream.rangeClosed(0, length / step).map(index -> index * step);
            return offsets.map(offset -> first + sign * offset);
        }

        @Override
        public String toString() {
            if (first == last) {
                return Integer.toString(first);
            }
            return first + "-" + last + (step == 1 ? "" : "x" + step);
        }
    }
}
