package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Comparator;

/**
 * An application package of the Batch account.
 *
 * @param version null for the default version of the account
 */
public record ApplicationPackage(String application, String version) {

    /** Compares numbers in versions, so that 4.10 is newer than 4.9. */
    static final Comparator<String> NEWEST_FIRST = (one, other) -> {
        String[] left = one.split("[._-]");
        String[] right = other.split("[._-]");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = part(left[i]).equals(part(right[i]))
                    ? right[i].compareTo(left[i])
                    : part(right[i]).compareTo(part(left[i]));
            if (order != 0) {
                return order;
            }
        }
        return right.length - left.length;
    };

    private static Integer part(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** Returns {@code application:version}, or the application for the default version. */
    @Override
    public String toString() {
        return version == null ? application : application + ":" + version;
    }
}
