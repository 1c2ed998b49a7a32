package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one call of a synchronization found and sent.
 *
 * @param complete storage has it all, and was asked once more to say so
 * @param unsent large files to be sent in another call, which has to know what blocks of them storage has
 * @param fingerprint SHA-256 of names and contents, lower-case hex: the same for the same assets
 */
public record SyncReport(
        int files, long bytes, int sentFiles, long sentBytes, boolean complete, List<String> unsent, String fingerprint)
        implements Serializable {

    public SyncReport {
        unsent = new ArrayList<>(unsent);
    }

    /** Whether this call had its time and brought nothing on. */
    public boolean stuck() {
        return !complete && sentBytes == 0 && sentFiles == 0 && unsent.isEmpty();
    }

    /** Of two calls, the later one's word and the sum of what both sent. */
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
