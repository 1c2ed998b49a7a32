package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** One container through a URL that carries its own permission: all that an agent ever knows of a storage account. */
public final class SignedContainer {

    /** The name under which a blob keeps the hash of its content. */
    static final String HASH = "sha256";

    private static final long ONE_REQUEST_BYTES = 16L << 20;
    private static final String ENDING = ".part";
    private static final int LONGEST_NAME = 255;
    private static final int MOST_VERSIONS = 5;

    private final URI url;
    private final BlobContainerClient client;
    private final BlobWriter writer;
    private final int mostPages;

    /** @param patience how long a call that gets no answer is tried again */
    public SignedContainer(URI url, Duration patience) {
        this(url, patience, StorageCalls.http(), Listing.MOST_PAGES);
    }

    SignedContainer(URI url, Duration patience, HttpClient http, int mostPages) {
        this.url = url;
        this.mostPages = mostPages;
        client = new BlobContainerClientBuilder()
                .endpoint(url.toString())
                .serviceVersion(StorageCalls.VERSION)
                .retryOptions(StorageCalls.oneAttempt())
                .addPolicy(new RetryPolicy(patience))
                .httpClient(http)
                .buildClient();
        writer = new BlobWriter(url, patience);
    }

    /** All blobs whose names begin with {@code prefix}, by name. One request for each 5000. */
    public Map<String, StoredFile> list(String prefix) throws StorageException {
        Map<String, StoredFile> files = new HashMap<>();
        list(prefix, file -> files.put(file.name(), file));
        return files;
    }

    /** Tells of each blob whose name begins with {@code prefix}, keeping a page of 5000 at a time. */
    public void list(String prefix, Consumer<StoredFile> each) throws StorageException {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
        StorageCalls.get(url, () -> {
            Listing.each(url, client.listBlobs(options, null), mostPages, item -> {
                String hash =
                        item.getMetadata() == null ? "" : item.getMetadata().getOrDefault(HASH, "");
                each.accept(new StoredFile(item.getName(), item.getProperties().getContentLength(), hash));
            });
            return null;
        });
    }

    /** The largest file that {@link #put} should bring. */
    public static long mostInOneRequest() {
        return ONE_REQUEST_BYTES;
    }

    /**
     * Brings a file in one request, with an MD5 that storage checks: what was damaged on the way is refused and sent
     * again.
     */
    public void put(FileUpload file) throws IOException {
        FilePart content = new FilePart(file.path(), 0, file.bytes());
        byte[] md5 = content.digests("MD5")[0];
        file.check().unchanged();
        try {
            writer.put(file.name(), content, md5, file.sha256());
        } catch (StorageException x) {
            file.check().unchanged(); // the likely reason for a hash that does not fit
            throw x;
        }
    }

    /** A large file, to be brought block by block. */
    public BlockUpload inBlocks(FileUpload file) {
        return new BlockUpload(writer, file);
    }

    /**
     * Fetches a blob to {@code target}, which has either all of it or is not there; what stood there before is gone.
     *
     * @return {@code false} when there is no such blob
     */
    public boolean download(String name, Path target) throws IOException {
        return download(name, target, Long.MAX_VALUE) >= 0;
    }

    /**
     * As above, unless the blob has more than {@code most} bytes: then nothing is written.
     *
     * @return the blob's size, -1 when there is none
     */
    public long download(String name, Path target, long most) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        Files.deleteIfExists(target);
        Path part = folder.resolve(part(String.valueOf(target.getFileName())));
        Files.deleteIfExists(part); // so that what is written next is a new file, whatever stood there
        try {
            long size = inOneVersion(name, part, most);
            if (size >= 0 && size <= most) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long inOneVersion(String name, Path part, long most) throws IOException {
        for (int tries = 1; ; tries++) {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                return new CheckedDownload(url, client.getBlobClient(name)).to(out, most);
            } catch (CheckedDownload.ChangedException x) {
                Files.delete(part);
                if (tries == MOST_VERSIONS) {
                    throw x;
                }
            }
        }
    }

    /** The name beside which there may be no room for more has a part of another name. */
    private static String part(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return (bytes.length < LONGEST_NAME - ENDING.length() ? name : UUID.nameUUIDFromBytes(bytes)) + ENDING;
    }
}
