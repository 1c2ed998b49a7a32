package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Downloaded files of tasks other than their frames.
 *
 * @param names file names in the folder they were downloaded to
 * @param rejected the first blobs whose names are not safe to use
 * @param rejectedCount number of all such blobs
 * @param skipped names of the first files that exceed a limit
 * @param skippedCount number of all such files
 * @param bytes size of the downloaded files
 * @param last name of the last blob, if there may be more after it; empty otherwise
 */
public record FetchedExtras(
        List<String> names,
        List<String> rejected,
        int rejectedCount,
        List<String> skipped,
        int skippedCount,
        long bytes,
        String last)
        implements Serializable {

    /** Number of names that are kept as examples. */
    static final int EXAMPLES = 10;

    public FetchedExtras {
        names = SentList.copyOf(names);
        rejected = SentList.copyOf(rejected);
        skipped = SentList.copyOf(skipped);
    }

    /** These files and those of the next call. */
    public FetchedExtras and(FetchedExtras next) {
        List<String> all = new ArrayList<>(names);
        all.addAll(next.names);
        return new FetchedExtras(
                all,
                examples(rejected, next.rejected),
                rejectedCount + next.rejectedCount,
                examples(skipped, next.skipped),
                skippedCount + next.skippedCount,
                bytes + next.bytes,
                next.last);
    }

    private static List<String> examples(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).limit(EXAMPLES).toList();
    }
}
