package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobDownloadHeaders;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.options.BlobDownloadStreamOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Objects;

/**
 * Downloads one blob in parts. {@link BoundedHttpClient} verifies the MD5 that storage sends for each part; parts of
 * different versions of a blob are never combined.
 */
final class CheckedDownload {

    /** Storage computes the MD5 of at most 4 MiB. */
    static final int PART_BYTES = 4 << 20;

    private static final int NOT_FOUND = 404;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final URI container;
    private final BlobClient blob;
    private String version;
    private long total;
    private boolean complete;

    CheckedDownload(URI container, BlobClient blob) {
        this.container = container;
        this.blob = blob;
    }

    /** The blob was replaced between two parts, so the written bytes must be discarded. */
    static final class ChangedException extends IOException {

        private static final long serialVersionUID = 1L;

        ChangedException(Throwable cause) {
            super("the blob was replaced during the download", cause);
        }
    }

    /**
     * A part of the blob.
     *
     * @param total size of the blob
     */
    private record Part(byte[] content, String version, long total) {}

    /**
     * Writes the blob, if it exists and its size is accepted.
     *
     * @throws ChangedException if it is replaced during the download
     */
    void to(OutputStream target, SignedContainer.SizeCheck check) throws IOException {
        Part first = part(0);
        if (first == null) {
            total = -1;
            return;
        }
        total = first.total;
        version = first.version;
        if (!check.accepts(total)) {
            return;
        }
        target.write(first.content);
        for (long written = first.content.length; written < total; ) {
            Part next = part(written);
            if (next == null) {
                total = -1;
                return;
            }
            if (next.total != total || !Objects.equals(next.version, version)) {
                throw new ChangedException(null);
            }
            target.write(next.content);
            written += next.content.length;
        }
        complete = true;
    }

    /** Whether all of it was written. */
    boolean isComplete() {
        return complete;
    }

    /** The size of the blob in bytes; -1 if it does not exist. */
    long size() {
        return total;
    }

    private Part part(long from) throws IOException {
        try {
            return StorageCalls.get(container, () -> request(from));
        } catch (StorageException x) {
            if (x.replaced()) {
                throw new ChangedException(x);
            }
            throw x;
        }
    }

    /** Returns the part that starts at this byte; null if the blob does not exist. */
    private Part request(long from) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BlobDownloadHeaders headers;
        try {
            headers = blob.downloadStreamWithResponse(bytes, options(from), null, Context.NONE)
                    .getDeserializedHeaders();
        } catch (BlobStorageException x) {
            if (x.getStatusCode() == NOT_FOUND) {
                return null;
            }
            if (x.getStatusCode() == RANGE_NOT_SATISFIABLE && from == 0) {
                return new Part(new byte[0], null, 0);
            }
            throw x;
        }
        byte[] part = bytes.toByteArray();
        long size = size(headers, part.length);
        if (part.length != Math.min(PART_BYTES, size - from)) {
            throw new IOException("a part of the file has the wrong length");
        }
        return new Part(part, headers.getETag(), size);
    }

    private BlobDownloadStreamOptions options(long from) {
        BlobRequestConditions same = new BlobRequestConditions();
        if (from > 0) {
            same.setIfMatch(version);
        }
        return new BlobDownloadStreamOptions()
                .setRange(new BlobRange(from, (long) PART_BYTES))
                .setRetrieveContentRangeMd5(true)
                .setRequestConditions(same)
                // The MD5 covers a complete part only.
                .setDownloadRetryOptions(new DownloadRetryOptions().setMaxRetryRequests(0));
    }

    /** Parses the size from a header such as {@code bytes 0-4194303/12345678}. */
    private static long size(BlobDownloadHeaders headers, long read) {
        String range = headers.getContentRange();
        return range == null ? read : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    }
}
