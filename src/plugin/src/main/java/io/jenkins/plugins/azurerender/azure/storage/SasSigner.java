package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Signs URLs: with the account's key, or with one that storage lends to an identity. */
interface SasSigner {

    String sign(BlobContainerClient container, BlobServiceSasSignatureValues values) throws StorageException;

    String sign(BlobClient blob, BlobServiceSasSignatureValues values) throws StorageException;

    /** Asks nobody. */
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

    /** Asks storage once for a key that lasts, and so for seven days at most (REST API, Get User Delegation Key). */
    static SasSigner withDelegation(BlobServiceClient client) {
        return new Delegation(client);
    }

    /** The key is fetched at the first signature and kept for the others of this piece of work. */
    final class Delegation implements SasSigner {

        private static final Duration LONGEST = Duration.ofDays(7);

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
            // A minute less: the service counts from its own clock.
            OffsetDateTime end = now.plus(LONGEST).minusMinutes(1);
            if (until.isAfter(end)) {
                throw StorageException.lifeTooLong(
                        "URLs signed for an identity of Entra ID last 7 days at most, and this render needs %d hours: set timeLimitHours to at most 166, or use an account key for storage."
                                .formatted(Duration.between(now, until).toHours()));
            }
            if (key == null || key.getSignedExpiry().isBefore(until)) {
                key = client.getUserDelegationKey(now.minusMinutes(15), end);
            }
            return key;
        }
    }
}
