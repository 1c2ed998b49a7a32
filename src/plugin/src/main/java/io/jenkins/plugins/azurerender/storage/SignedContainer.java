package io.jenkins.plugins.azurerender.storage;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One container through a URL that carries its own permission: all that an agent ever knows of a storage account. */
public final class SignedContainer {

    private static final String HASH = "sha256";
    private static final long BLOCK_BYTES = 8L << 20;
    private static final long ONE_REQUEST_BYTES = 32L << 20;

    private final URI url;
    private final Duration patience;
    private final BlobContainerClient client;

    /** @param patience how long a call that gets no answer is tried again */
    public SignedContainer(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
        client = new BlobContainerClientBuilder()
                .endpoint(url.toString())
                .serviceVersion(StorageCalls.VERSION)
                .retryOptions(StorageCalls.retry(patience))
                .httpClient(StorageCalls.http())
                .buildClient();
    }

    /** All blobs whose names begin with {@code prefix}, by name. One request for each 5000. */
    public Map<String, StoredFile> list(String prefix) throws StorageException {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveMetadata(true));
        return StorageCalls.get(url, () -> {
            Map<String, StoredFile> files = new HashMap<>();
            for (BlobItem item : client.listBlobs(options, null)) {
                String hash =
                        item.getMetadata() == null ? "" : item.getMetadata().getOrDefault(HASH, "");
                files.put(
                        item.getName(),
                        new StoredFile(item.getName(), item.getProperties().getContentLength(), hash));
            }
            return files;
        });
    }

    /**
     * Brings a file, in one request when it is small and in blocks when not; every request carries an MD5 that storage
     * checks, so what was damaged on the way is refused and sent again.
     */
    public void upload(Path file, String name, String sha256) throws StorageException {
        StorageCalls.get(url, () -> client.getBlobClient(name)
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromFile(file))
                                .setMetadata(Map.of(HASH, sha256))
                                .setComputeMd5(true)
                                .setParallelTransferOptions(new ParallelTransferOptions()
                                        .setBlockSizeLong(BLOCK_BYTES)
                                        .setMaxSingleUploadSizeLong(ONE_REQUEST_BYTES)
                                        .setMaxConcurrency(2)),
                        null,
                        Context.NONE));
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
        Path part = folder.resolve(target.getFileName() + ".part");
        Files.deleteIfExists(part); // so that what is written next is a new file, whatever stood there
        try {
            long size;
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                size = new CheckedDownload(url, client.getBlobClient(name), patience).to(out, most);
            }
            if (size >= 0 && size <= most) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
