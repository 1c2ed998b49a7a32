package io.jenkins.plugins.azurerender.janitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orphaned resources of one render account, of which a limited number is kept. */
final class AccountFindings {

    /** A scan every hour finds the others when these are removed. */
    static final int MAX = 5_000;

    private final List<OrphanedResource> first = new ArrayList<>();
    private int omitted;

    void add(OrphanedResource finding) {
        if (first.size() < MAX) {
            first.add(finding);
        } else {
            omitted++;
        }
    }

    /** The first {@link #MAX} resources. */
    List<OrphanedResource> first() {
        return List.copyOf(first);
    }

    /** A message about the resources that are not kept; empty if all are. */
    Optional<String> problem(String account) {
        return omitted == 0
                ? Optional.empty()
                : Optional.of(
                        "Render account '%s' has %s orphaned resources, of which %s are listed. The others are listed when these are removed."
                                .formatted(account, MAX + omitted, MAX));
    }
}
