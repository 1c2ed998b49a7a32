package hudson.util;

import java.util.Arrays;

/** A version, compared number by number. */
public class VersionNumber implements Comparable<VersionNumber> {
    private final String text;

    /** Parses a version such as "2.479.3". */
    public VersionNumber(String num) {
        text = num;
    }

    private int[] numbers() {
        return Arrays.stream(text.split("[.-]"))
                .mapToInt(part -> part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0)
                .toArray();
    }

    @Override
    public int compareTo(VersionNumber o) {
        int[] mine = numbers();
        int[] theirs = o.numbers();
        int length = Math.max(mine.length, theirs.length);
        return Arrays.compare(Arrays.copyOf(mine, length), Arrays.copyOf(theirs, length));
    }

    /** Returns whether this version is newer. */
    public boolean isNewerThan(VersionNumber rhs) {
        return compareTo(rhs) > 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VersionNumber other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        int[] numbers = numbers();
        int length = numbers.length;
        while (length > 0 && numbers[length - 1] == 0) {
            length--;
        }
        return Arrays.hashCode(Arrays.copyOf(numbers, length));
    }

    @Override
    public String toString() {
        return text;
    }
}
