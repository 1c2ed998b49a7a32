package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Signs SAS URLs with the account key or a user delegation key. */
interface SasSigner {

    String sign(BlobContainerClient container, BlobServiceSasSignatureValues values) throws StorageException;

    String sign(BlobClient blob, BlobServiceSasSignatureValues values) throws StorageException;

    /** Returns a signer that sends no requests. */
    static SasSigner withAccountKey() {
        return new SasSigner() {
            @Override
            public String sign(BlobContainerClient container, BlobServiceSasSignatureValues values) {
                return container.generateSas(values);
            }

            @Override
            public String sign(BlobClient blob, BlobServiceSasSignatureValues values) {
                return blob.generateSas(values);
            }
        };
    }

    /** Returns a signer with a user delegation key, which is valid for at most seven days (Get User Delegation Key). */
    static SasSigner withDelegation(BlobServiceClient client) {
        return new Delegation(client);
    }

    /** Requests the key for the first signature and reuses it for the others. */
    final class Delegation implements SasSigner {

        private static final Duration MAX_VALIDITY = Duration.ofDays(7);

        private final BlobServiceClient client;
        private UserDelegationKey key;

        private Delegation(BlobServiceClient client) {
            this.client = client;
        }

        @Override
        public String sign(BlobContainerClient container, BlobServiceSasSignatureValues values)
                throws StorageException {
            return container.generateUserDelegationSas(values, key(values.getExpiryTime()));
        }

        @Override
        public String sign(BlobClient blob, BlobServiceSasSignatureValues values) throws StorageException {
            return blob.generateUserDelegationSas(values, key(values.getExpiryTime()));
        }

        private synchronized UserDelegationKey key(OffsetDateTime until) throws StorageException {
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            // One minute less, because the clock of the service may differ.
            OffsetDateTime end = now.plus(MAX_VALIDITY).minusMinutes(1);
            if (until.isAfter(end)) {
                throw StorageException.validityTooLong(
                        "With Entra ID, SAS URLs are valid for at most 7 days, but this render needs %s hours: set timeLimitHours to at most 166, or use a storage account key."
                                .formatted(Duration.between(now, until).toHours()));
            }
            if (key == null || key.getSignedExpiry().isBefore(until)) {
                key = client.getUserDelegationKey(now.minusMinutes(15), end);
            }
            return key;
        }
    }
}
