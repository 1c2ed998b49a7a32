package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Result of one upload call.
 *
 * @param complete whether a listing confirmed that all files are in storage
 * @param unsent large files to be sent in another call, which needs the ids of their blocks in storage; at most
 *     {@link #MAX_UNSENT}
 * @param fingerprint SHA-256 of names and contents, in lower-case hex
 */
public record SyncReport(
        int files, long bytes, int sentFiles, long sentBytes, boolean complete, List<String> unsent, String fingerprint)
        implements Serializable {

    /** Maximum number of unsent files in a report. */
    public static final int MAX_UNSENT = 10_000;

    public SyncReport {
        unsent = new ArrayList<>(unsent);
    }

    /** Returns whether the call used up its time without uploading anything. */
    public boolean stuck() {
        return !complete && sentBytes == 0 && sentFiles == 0 && unsent.isEmpty();
    }

    /** Adds the uploads of an earlier call. */
    public SyncReport after(SyncReport earlier) {
        return new SyncReport(
                files,
                bytes,
                sentFiles + earlier.sentFiles,
                sentBytes + earlier.sentBytes,
                complete,
                unsent,
                fingerprint);
    }
}
