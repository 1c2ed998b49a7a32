package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which tasks are scheduled.
 *
 * @param every for {@link Kind#NTH}: every n-th frame is rendered first, then the others
 */
public record FrameOrder(Kind kind, int every) implements java.io.Serializable {

    /** Kinds of orders. */
    public enum Kind {
        FORWARD("forward"),
        REVERSE("reverse"),
        /** First, middle and last frame, then the rest, so that problems show early. */
        FIRST_MIDDLE_LAST("first-middle-last"),
        NTH("nth");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    public static final FrameOrder FORWARD = new FrameOrder(Kind.FORWARD, 1);

    private static final Pattern EVERY = Pattern.compile("(?:every|nth)[ -]?(\\d{1,5})");

    /**
     * Parses an order; {@code null} and blank mean forward.
     *
     * @throws InvalidRequestException when the order is unknown
     */
    public static FrameOrder parse(String text) {
        if (text == null || text.isBlank()) {
            return FORWARD;
        }
        String name = text.strip().toLowerCase(java.util.Locale.ROOT);
        Matcher every = EVERY.matcher(name);
        if (every.matches() && Integer.parseInt(every.group(1)) > 1) {
            return new FrameOrder(Kind.NTH, Integer.parseInt(every.group(1)));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.NTH && kind.text.equals(name))
                .map(kind -> new FrameOrder(kind, 1))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "The order '%s' is unknown: choose forward, reverse, first-middle-last, or every-10 to render every tenth frame first."
                                .formatted(text.strip())));
    }

    /** Sorts items, given in the order of frames, into this order. */
    <T> List<T> of(List<T> items) {
        List<T> ordered = new ArrayList<>(items);
        switch (kind) {
            case REVERSE -> Collections.reverse(ordered);
            case FIRST_MIDDLE_LAST -> {
                int last = items.size() - 1;
                Set<Integer> indexes = new LinkedHashSet<>(List.of(0, last / 2, last));
                return picked(items, indexes);
            }
            case NTH -> {
                Set<Integer> indexes = new LinkedHashSet<>();
                for (int index = 0; index < items.size(); index += every) {
                    indexes.add(index);
                }
                return picked(items, indexes);
            }
            default -> {
                return ordered;
            }
        }
        return ordered;
    }

    private static <T> List<T> picked(List<T> items, Set<Integer> first) {
        Set<Integer> indexes = new LinkedHashSet<>(first);
        for (int index = 0; index < items.size(); index++) {
            indexes.add(index);
        }
        return indexes.stream().map(items::get).toList();
    }

    /** Returns the text that {@link #parse} accepts. */
    @Override
    public String toString() {
        return kind == Kind.NTH ? "every-" + every : kind.text;
    }
}
