package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobContainerListDetails;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockList;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.models.ListBlobContainersOptions;
import com.azure.storage.blob.options.BlobContainerCreateOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.SasProtocol;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link RenderStorage} implemented with {@code com.azure:azure-storage-blob}. */
public final class SdkRenderStorage implements RenderStorage {

    /** A SAS that starts now is rejected if the clock of the service is slightly behind. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);

    private static final int CREATED = 201;

    private final URI endpoint;
    private final BlobServiceClient client;
    private final SasSigner signer;

    /**
     * @param endpoint the blob endpoint, such as {@code https://studio.blob.core.windows.net}
     * @param retryLimit how long a failed call is retried
     */
    public SdkRenderStorage(URI endpoint, String account, String key, Duration retryLimit) {
        this.endpoint = endpoint;
        client = client(endpoint, retryLimit, StorageCalls.http())
                .credential(new StorageSharedKeyCredential(account, key))
                .buildClient();
        signer = SasSigner.withAccountKey();
    }

    /**
     * Signs in with an identity; SAS URLs are signed with a user delegation key.
     *
     * @param endpoint must be HTTPS, because tokens are only sent encrypted
     */
    public SdkRenderStorage(URI endpoint, AccessTokens tokens, Duration retryLimit) {
        this(endpoint, tokens, retryLimit, StorageCalls.http());
    }

    SdkRenderStorage(URI endpoint, AccessTokens tokens, Duration retryLimit, HttpClient http) {
        this.endpoint = endpoint;
        client = client(endpoint, retryLimit, http)
                .credential(new StorageTokens(tokens))
                .buildClient();
        signer = SasSigner.withDelegation(client);
    }

    private static BlobServiceClientBuilder client(URI endpoint, Duration retryLimit, HttpClient http) {
        return new BlobServiceClientBuilder()
                .endpoint(endpoint.toString())
                .serviceVersion(StorageCalls.VERSION)
                .retryOptions(StorageCalls.oneAttempt())
                .addPolicy(new RetryPolicy(retryLimit))
                .httpClient(http);
    }

    @Override
    public String account() {
        return client.getAccountName();
    }

    @Override
    public boolean createContainer(String container, Map<String, String> tags) throws StorageException {
        return StorageCalls.get(
                endpoint,
                () -> client.getBlobContainerClient(container)
                                .createIfNotExistsWithResponse(
                                        new BlobContainerCreateOptions().setMetadata(tags), null, null)
                                .getStatusCode()
                        == CREATED);
    }

    @Override
    public Optional<Map<String, String>> tags(String container) throws StorageException {
        return StorageCalls.get(endpoint, () -> {
            try {
                return Optional.of(Objects.requireNonNullElse(
                        client.getBlobContainerClient(container).getProperties().getMetadata(), Map.of()));
            } catch (BlobStorageException x) {
                if (x.getStatusCode() == 404) {
                    return Optional.empty();
                }
                throw x;
            }
        });
    }

    @Override
    public void deleteContainer(String container) throws StorageException {
        StorageCalls.get(
                endpoint, () -> client.getBlobContainerClient(container).deleteIfExists());
    }

    @Override
    public void put(String container, String name, byte[] content) throws StorageException {
        StorageCalls.get(endpoint, () -> {
            client.getBlobContainerClient(container)
                    .getBlobClient(name)
                    .getBlockBlobClient()
                    .uploadWithResponse(new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content)), null, null);
            return null;
        });
    }

    @Override
    public Set<String> blocks(String container, String name) throws StorageException {
        return StorageCalls.get(endpoint, () -> {
            try {
                BlockList blocks = client.getBlobContainerClient(container)
                        .getBlobClient(name)
                        .getBlockBlobClient()
                        .listBlocks(BlockListType.ALL);
                return Stream.concat(blocks.getCommittedBlocks().stream(), blocks.getUncommittedBlocks().stream())
                        .map(Block::getName)
                        .collect(Collectors.toSet());
            } catch (BlobStorageException x) {
                if (x.getStatusCode() == 404) {
                    return Set.of();
                }
                throw x;
            }
        });
    }

    @Override
    public void containers(String prefix, Consumer<ListedContainer> each) throws StorageException {
        ListBlobContainersOptions options = new ListBlobContainersOptions()
                .setPrefix(prefix)
                .setDetails(new BlobContainerListDetails().setRetrieveMetadata(true));
        StorageCalls.get(endpoint, () -> {
            Listing.each(
                    endpoint,
                    client.listBlobContainers(options, null),
                    Listing.MAX_PAGES,
                    item -> each.accept(new ListedContainer(
                            item.getName(), Objects.requireNonNullElse(item.getMetadata(), Map.of()))));
            return null;
        });
    }

    @Override
    public URI sign(String container, Access access, Duration validity) throws StorageException {
        BlobContainerClient target = client.getBlobContainerClient(container);
        BlobServiceSasSignatureValues values = limit(new BlobServiceSasSignatureValues(
                end(validity), BlobContainerSasPermission.parse(access.permissions())));
        String sas = StorageCalls.get(endpoint, () -> signer.sign(target, values));
        return URI.create(target.getBlobContainerUrl() + "?" + sas);
    }

    @Override
    public URI signFile(String container, String name, Duration validity) throws StorageException {
        BlobClient target = client.getBlobContainerClient(container).getBlobClient(name);
        BlobServiceSasSignatureValues values = limit(
                new BlobServiceSasSignatureValues(end(validity), new BlobSasPermission().setReadPermission(true)));
        String sas = StorageCalls.get(endpoint, () -> signer.sign(target, values));
        return URI.create(target.getBlobUrl() + "?" + sas);
    }

    private static OffsetDateTime end(Duration validity) {
        return OffsetDateTime.now(ZoneOffset.UTC).plus(validity);
    }

    private BlobServiceSasSignatureValues limit(BlobServiceSasSignatureValues values) {
        values.setStartTime(OffsetDateTime.now(ZoneOffset.UTC).minus(CLOCK_SKEW));
        if ("https".equals(endpoint.getScheme())) {
            values.setProtocol(SasProtocol.HTTPS_ONLY);
        }
        return values;
    }
}
