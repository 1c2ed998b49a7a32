package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Selects the blobs of a listing that {@link FetchExtras} downloads next. Keeps a limited number of names, because nodes can
 * write any number of blobs.
 */
final class ExtraBlobs {

    /** Prefix of the blobs that tasks write. */
    static final String PREFIX = RenderPlan.OUTPUT_FOLDER + "/";

    /** More than are archived, because some are too large or deleted meanwhile. */
    private static final int MAX_NAMES = 2 * ExtraFiles.MAX_FILES;

    private final Set<String> known;
    private final String after;
    private final int examples;
    private final TreeSet<String> next = new TreeSet<>();
    private final List<String> rejected = new ArrayList<>();
    private int rejectedCount;
    private int omitted;

    /**
     * @param known names of the frames
     * @param after name of the last blob of the previous call; empty in the first call
     * @param examples number of rejected names to keep
     */
    ExtraBlobs(Collection<String> known, String after, int examples) {
        this.known = Set.copyOf(known);
        this.after = after;
        this.examples = examples;
    }

    /** Adds the name of a blob. */
    void add(String blob) {
        String name = blob.startsWith(PREFIX) ? blob.substring(PREFIX.length()) : "";
        if (known.contains(name)) {
            return;
        }
        if (ArtifactNames.of(name).isEmpty()) {
            rejectedCount++;
            if (rejected.size() < examples) {
                rejected.add(name);
            }
        } else if (blob.compareTo(after) > 0 && next.add(blob) && next.size() > MAX_NAMES) {
            next.pollLast();
            omitted++;
        }
    }

    /** Returns the first names after the one of the previous call, in order. */
    SortedSet<String> next() {
        return Collections.unmodifiableSortedSet(next);
    }

    /** Returns the number of names after those of {@link #next}. */
    int omitted() {
        return omitted;
    }

    /** Returns some of the names in the whole listing that are not safe. */
    List<String> rejected() {
        return rejected;
    }

    int rejectedCount() {
        return rejectedCount;
    }
}
