package io.jenkins.plugins.azurerender.localcloud;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.net.URI;
import java.time.OffsetDateTime;

/** Containers through the official client, as the tests want them. */
final class Blobs {
    private Blobs() {}

    /** A container's client that signs with the account's key. */
    static BlobContainerClient container(URI endpoint, String account, String key, String name) {
        return builder()
                .endpoint(endpoint.toString())
                .containerName(name)
                .credential(new StorageSharedKeyCredential(account, key))
                .buildClient();
    }

    /** A container's client that has nothing but a URL with a SAS. */
    static BlobContainerClient container(String urlWithSas) {
        return builder().endpoint(urlWithSas).buildClient();
    }

    /** The container's URL with a SAS of one hour for the given permissions, such as {@code rl}. */
    static String url(BlobContainerClient container, String permissions) {
        return container.getBlobContainerUrl()
                + "?"
                + container.generateSas(new BlobServiceSasSignatureValues(
                        OffsetDateTime.now().plusHours(1), BlobContainerSasPermission.parse(permissions)));
    }

    private static BlobContainerClientBuilder builder() {
        return new BlobContainerClientBuilder()
                .httpClient(new JdkHttpClientBuilder().build())
                .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, 60, null, null, null))
                .serviceVersion(BlobServiceVersion.V2026_06_06);
    }
}
