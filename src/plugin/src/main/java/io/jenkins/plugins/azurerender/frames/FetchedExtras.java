package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Downloaded files of tasks other than their frames.
 *
 * @param names file names in the folder they were downloaded to
 * @param refused the first blobs whose names are not safe to use
 * @param refusals number of such blobs
 * @param last name of the last blob, if there may be more after it; empty otherwise
 */
public record FetchedExtras(List<String> names, List<String> refused, int refusals, String last)
        implements Serializable {

    public FetchedExtras {
        names = SentList.copyOf(names);
        refused = SentList.copyOf(refused);
    }

    /** These files and those of the next call. */
    FetchedExtras and(FetchedExtras next) {
        List<String> all = new ArrayList<>(names);
        all.addAll(next.names);
        List<String> allRefused = new ArrayList<>(refused);
        allRefused.addAll(next.refused);
        return new FetchedExtras(all, allRefused, refusals + next.refusals, next.last);
    }
}
