package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A container that is accessed with a SAS URL. Agents have no other access to the storage account. */
public final class SignedContainer {

    /** Name of the metadata with the hash of the content of a blob. */
    static final String HASH = "sha256";

    private static final long ONE_REQUEST_BYTES = 16L << 20;
    private static final String EXTENSION = ".part";
    private static final int MAX_TRIES = 5;

    private final URI url;
    private final BlobContainerClient client;
    private final BlobWriter writer;
    private final int maxPages;

    /** @param retryLimit how long a failed call is retried */
    public SignedContainer(URI url, Duration retryLimit) {
        this(url, retryLimit, StorageCalls.http(), Listing.MAX_PAGES);
    }

    SignedContainer(URI url, Duration retryLimit, HttpClient http, int maxPages) {
        this.url = url;
        this.maxPages = maxPages;
        client = new BlobContainerClientBuilder()
                .endpoint(url.toString())
                .serviceVersion(StorageCalls.VERSION)
                .retryOptions(StorageCalls.oneAttempt())
                .addPolicy(new RetryPolicy(retryLimit))
                .httpClient(http)
                .buildClient();
        writer = new BlobWriter(url, retryLimit);
    }

    /** Calls {@code each} for all blobs whose names start with {@code prefix}, with one request per 5000 blobs. At most these are in memory. */
    public void list(String prefix, Consumer<StoredFile> each) throws StorageException {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
        StorageCalls.get(url, () -> {
            Listing.each(url, client.listBlobs(options, null), maxPages, item -> {
                String hash =
                        item.getMetadata() == null ? "" : item.getMetadata().getOrDefault(HASH, "");
                each.accept(new StoredFile(item.getName(), item.getProperties().getContentLength(), hash));
            });
            return null;
        });
    }

    /** Returns whether a blob exists. Other blobs whose names start with {@code name} are not kept in memory. */
    public boolean contains(String name) throws StorageException {
        AtomicBoolean found = new AtomicBoolean();
        list(name, file -> found.compareAndSet(false, file.name().equals(name)));
        return found.get();
    }

    /** Returns the size in bytes of the largest file for {@link #put}. */
    public static long maxBytesInOneRequest() {
        return ONE_REQUEST_BYTES;
    }

    /** Uploads a file in one request. Storage verifies its MD5; damaged uploads are retried. */
    public void put(FileUpload file) throws IOException {
        FilePart content = new FilePart(file.path(), 0, file.bytes());
        byte[] md5 = content.digests("MD5")[0];
        file.check().unchanged();
        try {
            writer.put(file.name(), content, md5, file.sha256());
        } catch (StorageException x) {
            file.check().unchanged(); // the likely cause of a hash mismatch
            throw x;
        }
    }

    /** Returns an upload of a large file in blocks. */
    public BlockUpload inBlocks(FileUpload file) {
        return new BlockUpload(writer, file);
    }

    /**
     * Downloads a blob to {@code target}, completely or not at all. An existing file is deleted first.
     *
     * @return {@code false} if the blob does not exist
     */
    public boolean download(String name, Path target) throws IOException {
        return download(name, target, Long.MAX_VALUE) >= 0;
    }

    /**
     * Downloads a blob to {@code target} unless it has more than {@code max} bytes. An existing file is deleted first.
     *
     * @return the size of the blob, -1 if it does not exist
     */
    public long download(String name, Path target, long max) throws IOException {
        return download(name, target, size -> size <= max);
    }

    /** Decides by the size of a blob whether it is downloaded. Called again if the blob is replaced meanwhile. */
    public interface SizeCheck {
        boolean accepts(long bytes) throws IOException;
    }

    /**
     * Downloads a blob to {@code target} if its size is accepted. An existing file is deleted first.
     *
     * @return the size of the blob, -1 if it does not exist
     */
    public long download(String name, Path target, SizeCheck check) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        Files.deleteIfExists(target);
        Path part = folder.resolve(UUID.randomUUID() + EXTENSION); // not the name of another blob
        try {
            CheckedDownload download = inOneVersion(name, part, check);
            if (download.isComplete()) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return download.size();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private CheckedDownload inOneVersion(String name, Path part, SizeCheck check) throws IOException {
        for (int tries = 1; ; tries++) {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                CheckedDownload download = new CheckedDownload(url, client.getBlobClient(name));
                download.to(out, check);
                return download;
            } catch (CheckedDownload.ChangedException x) {
                Files.delete(part);
                if (tries == MAX_TRIES) {
                    throw x;
                }
            }
        }
    }
}
