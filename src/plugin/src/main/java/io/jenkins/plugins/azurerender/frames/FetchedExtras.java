package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import java.io.Serializable;
import java.util.List;

/**
 * Downloaded files of tasks other than their frames.
 *
 * @param names file names in the folder they were downloaded to
 * @param refused the first blobs whose names are not safe to use
 * @param refusals number of such blobs
 */
public record FetchedExtras(List<String> names, List<String> refused, int refusals) implements Serializable {

    public FetchedExtras {
        names = SentList.copyOf(names);
        refused = SentList.copyOf(refused);
    }
}
