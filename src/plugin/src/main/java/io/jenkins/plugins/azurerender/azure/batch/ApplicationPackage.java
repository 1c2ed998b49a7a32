package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Comparator;

/**
 * A package of the Batch account that each node of a pool unpacks.
 *
 * @param version null for the one that the account calls its default
 */
public record ApplicationPackage(String application, String version) {

    /** By the numbers in them, so that 4.10 is newer than 4.9. */
    static final Comparator<String> NEWEST_FIRST = (one, other) -> {
        String[] left = one.split("[._-]");
        String[] right = other.split("[._-]");
        for (int place = 0; place < Math.min(left.length, right.length); place++) {
            int order = part(left[place]).equals(part(right[place]))
                    ? right[place].compareTo(left[place])
                    : part(right[place]).compareTo(part(left[place]));
            if (order != 0) {
                return order;
            }
        }
        return right.length - left.length;
    };

    private static Integer part(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** {@code application:version}. */
    @Override
    public String toString() {
        return version == null ? application : application + ":" + version;
    }
}
