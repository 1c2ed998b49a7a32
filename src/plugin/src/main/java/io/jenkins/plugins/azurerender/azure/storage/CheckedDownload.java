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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Fetches one blob in pieces. Storage sends the MD5 of each piece with it, so what was damaged or cut off on the way is
 * noticed and fetched again; pieces of different versions of a blob are never put together.
 */
final class CheckedDownload {

    /** Storage reckons no MD5 of more than this at a time. */
    static final int PIECE_BYTES = 4 << 20;

    private static final int MOST_TRIES = 15;
    private static final long PAUSE_MILLIS = 30;
    private static final int NOT_FOUND = 404;
    private static final int EMPTY = 416;

    private final URI container;
    private final BlobClient blob;
    private final long end;
    private String version;
    private long total;

    CheckedDownload(URI container, BlobClient blob, Duration patience) {
        this.container = container;
        this.blob = blob;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** Someone put another blob in its place between two pieces: what was written is worth nothing. */
    static final class ChangedException extends IOException {

        private static final long serialVersionUID = 1L;

        ChangedException(Throwable cause) {
            super("it was replaced while it was read", cause);
        }
    }

    /**
     * Writes the blob.
     *
     * @return its size, -1 when there is none; when it is more than {@code most} bytes nothing was written
     * @throws ChangedException when it was replaced meanwhile
     */
    long to(OutputStream target, long most) throws IOException {
        long written = 0;
        do {
            byte[] piece = piece(written);
            if (piece == null || total > most) {
                return piece == null ? -1 : total;
            }
            target.write(piece);
            written += piece.length;
        } while (written < total);
        return written;
    }

    /** The piece from there on; null when there is no such blob. */
    private byte[] piece(long from) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return StorageCalls.get(container, () -> ask(from));
            } catch (StorageException x) {
                if (x.replaced()) {
                    throw new ChangedException(x);
                }
                if (!x.worthRetrying() || tries == MOST_TRIES || System.nanoTime() > end) {
                    throw x;
                }
                sleep(PAUSE_MILLIS * tries);
            }
        }
    }

    private byte[] ask(long from) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BlobDownloadHeaders headers;
        try {
            headers = blob.downloadStreamWithResponse(bytes, options(from), null, Context.NONE)
                    .getDeserializedHeaders();
        } catch (BlobStorageException x) {
            if (x.getStatusCode() == NOT_FOUND) {
                return null;
            }
            if (x.getStatusCode() == EMPTY && from == 0) {
                total = 0;
                return new byte[0];
            }
            throw x;
        }
        byte[] piece = bytes.toByteArray();
        long size = size(headers, piece.length);
        boolean whole = piece.length == Math.min(PIECE_BYTES, size - from);
        if (!whole
                || (headers.getContentMd5() != null && !MessageDigest.isEqual(md5(piece), headers.getContentMd5()))) {
            throw new IOException("what it sent arrived damaged");
        }
        version = headers.getETag();
        total = size;
        return piece;
    }

    private BlobDownloadStreamOptions options(long from) {
        BlobRequestConditions same = new BlobRequestConditions();
        if (from > 0) {
            same.setIfMatch(version);
        }
        return new BlobDownloadStreamOptions()
                .setRange(new BlobRange(from, (long) PIECE_BYTES))
                .setRetrieveContentRangeMd5(true)
                .setRequestConditions(same)
                // Going on in the middle of a piece would leave it without an MD5.
                .setDownloadRetryOptions(new DownloadRetryOptions().setMaxRetryRequests(0));
    }

    /** From {@code bytes 0-4194303/12345678}. */
    private static long size(BlobDownloadHeaders headers, long read) {
        String range = headers.getContentRange();
        return range == null ? read : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    }

    private static byte[] md5(byte[] piece) {
        try {
            return MessageDigest.getInstance("MD5").digest(piece);
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every Java has it
        }
    }

    private static void sleep(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to try again");
        }
    }
}
