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

/** Blob containers through the official client. */
final class Blobs {
    private Blobs() {}

    /** Returns a container client that authenticates with the account key. */
    static BlobContainerClient container(URI endpoint, String account, String key, String name) {
        return builder()
                .endpoint(endpoint.toString())
                .containerName(name)
                .credential(new StorageSharedKeyCredential(account, key))
                .buildClient();
    }

    /** Returns a container client that uses a SAS URL. */
    static BlobContainerClient container(String urlWithSas) {
        return builder().endpoint(urlWithSas).buildClient();
    }

    /** Returns the container URL with a SAS for one hour and the given permissions, such as {@code rl}. */
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
