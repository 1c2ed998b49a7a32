package io.jenkins.plugins.azurerender.demo.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Jenkins or a plugin; only the leading numbers are compared: {@code 338.v848422169819} is 338.
 *
 * @param numbers starting with the most significant
 */
record Version(List<Integer> numbers) {
    private static final Pattern LEADING = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}(?![0-9a-zA-Z_]))*");

    static Version of(String text) {
        Matcher leading = LEADING.matcher(text);
        List<Integer> numbers = new ArrayList<>();
        if (leading.lookingAt()) {
            for (String number : leading.group().split("\\.")) {
                numbers.add(Integer.valueOf(number));
            }
        }
        return new Version(List.copyOf(numbers));
    }

    boolean isOlderThan(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int difference = Integer.compare(at(i), other.at(i));
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private int at(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
