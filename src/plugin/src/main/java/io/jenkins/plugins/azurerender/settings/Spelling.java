package io.jenkins.plugins.azurerender.settings;

import hudson.util.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the correct spelling of a name. */
public final class Spelling {

    private Spelling() {}

    /** Returns the known name with the smallest edit distance, ignoring case; empty if none is similar enough. */
    public static Optional<String> nearest(String given, Collection<String> names) {
        int limit = Math.max(2, given.length() / 4);
        return names.stream()
                .filter(name -> distance(given, name) <= limit)
                .min(Comparator.<String>comparingInt(name -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String one, String other) {
        return EditDistance.editDistance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
