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
 * In which order tasks are handed to the nodes.
 *
 * @param every for {@link Kind#NTH}: this many frames apart first, then what lies between
 */
public record FrameOrder(Kind kind, int every) implements java.io.Serializable {

    /** The ways to order. */
    public enum Kind {
        FORWARD("forward"),
        REVERSE("reverse"),
        /** First, middle and last, then the rest: three pictures tell whether it is worth going on. */
        FIRST_MIDDLE_LAST("first-middle-last"),
        NTH("nth");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    public static final FrameOrder FORWARD = new FrameOrder(Kind.FORWARD, 1);

    private static final Pattern EVERY = Pattern.compile("(?:every|nth)[ -]?(\\d{1,5})");

    /** @throws InvalidRequestException when it is none; {@code null} and blank mean forward */
    public static FrameOrder parse(String text) {
        if (text == null || text.isBlank()) {
            return FORWARD;
        }
        String wanted = text.strip().toLowerCase(java.util.Locale.ROOT);
        Matcher every = EVERY.matcher(wanted);
        if (every.matches() && Integer.parseInt(every.group(1)) > 1) {
            return new FrameOrder(Kind.NTH, Integer.parseInt(every.group(1)));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.NTH && kind.text.equals(wanted))
                .map(kind -> new FrameOrder(kind, 1))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "The order '%s' is unknown: choose forward, reverse, first-middle-last, or every-10 to render every tenth frame first."
                                .formatted(text.strip())));
    }

    /** Puts things that stand in the order of frames into this order. */
    <T> List<T> of(List<T> items) {
        List<T> ordered = new ArrayList<>(items);
        switch (kind) {
            case REVERSE -> Collections.reverse(ordered);
            case FIRST_MIDDLE_LAST -> {
                int last = items.size() - 1;
                Set<Integer> places = new LinkedHashSet<>(List.of(0, last / 2, last));
                return picked(items, places);
            }
            case NTH -> {
                Set<Integer> places = new LinkedHashSet<>();
                for (int place = 0; place < items.size(); place += every) {
                    places.add(place);
                }
                return picked(items, places);
            }
            default -> {
                return ordered;
            }
        }
        return ordered;
    }

    private static <T> List<T> picked(List<T> items, Set<Integer> first) {
        Set<Integer> places = new LinkedHashSet<>(first);
        for (int place = 0; place < items.size(); place++) {
            places.add(place);
        }
        return places.stream().map(items::get).toList();
    }

    /** As it is written by {@link #parse}. */
    @Override
    public String toString() {
        return kind == Kind.NTH ? "every-" + every : kind.text;
    }
}
