package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What controller and agent share of the Blob SDK: one HTTP client a JVM, the retry rule, errors as sentences. */
final class StorageCalls {

    /** Newer than this Azurite 3.37 does not take; Azure takes every version. */
    static final BlobServiceVersion VERSION = BlobServiceVersion.V2026_06_06;

    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(60);

    // Held, because a logger nobody holds forgets its level.
    private static final Logger HTTP_LOG = Logger.getLogger("com.azure.core.http.jdk.httpclient");

    private StorageCalls() {}

    /** Shared by all accounts: each JDK client has threads of its own. Made at first use, also on agents. */
    private static final class Http {
        static final HttpClient CLIENT = http(TRY_TIMEOUT);
    }

    static HttpClient http() {
        return Http.CLIENT;
    }

    /** @param aTry when the whole answer must be there */
    static HttpClient http(Duration aTry) {
        HTTP_LOG.setLevel(Level.SEVERE); // it warns at each upload that Content-Length is set by the JDK
        HttpClient client = new JdkHttpClientBuilder()
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
        return new BoundedHttpClient(client, aTry);
    }

    /** The SDK's own policy, which limits the time of an attempt; attempts are repeated by {@link RetryPolicy}. */
    static RequestRetryOptions oneAttempt() {
        return new RequestRetryOptions(RetryPolicyType.FIXED, 1, TRY_TIMEOUT, null, null, null);
    }

    /** A call of the SDK. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Runs a call against {@code endpoint}, whose query (a SAS) is never part of a message. */
    static <T> T get(URI endpoint, Call<T> call) throws StorageException {
        try {
            return call.run();
        } catch (StorageException x) {
            throw x;
        } catch (BlobStorageException x) {
            throw answered(endpoint, x);
        } catch (IOException | RuntimeException x) {
            throw unanswered(endpoint, x);
        }
    }

    private static StorageException answered(URI endpoint, BlobStorageException x) {
        int status = x.getStatusCode();
        return answered(
                endpoint,
                status,
                x.getErrorCode() == null ? "" : x.getErrorCode().toString());
    }

    /** @param code what the service calls it, or empty */
    static StorageException answered(URI endpoint, int status, String code) {
        String what = code.isEmpty() ? String.valueOf(status) : code;
        Kind kind = Kind.of(status);
        if (kind == Kind.REFUSED) {
            // Its code for an identity that signed in well and has no role (Blob service error codes).
            boolean role = "AuthorizationPermissionMismatch".equals(code);
            return new StorageException(
                    kind,
                    code,
                    "Storage at %s refused access (%s): %s."
                            .formatted(
                                    withoutQuery(endpoint),
                                    what,
                                    role
                                            ? "give the identity the role Storage Blob Data Contributor on the account"
                                            : "check the account name and the key in its credentials"));
        }
        return new StorageException(
                kind,
                code,
                kind == Kind.TRANSIENT
                        ? "Storage at %s is busy or has a fault (%s).".formatted(withoutQuery(endpoint), what)
                        : "Storage at %s answered %s.".formatted(withoutQuery(endpoint), what));
    }

    static StorageException unanswered(URI endpoint, Exception x) {
        Optional<AzureException> signIn = AzureException.in(x);
        if (signIn.isPresent()) {
            return new StorageException(
                    signIn.get().kind(), signIn.get().code(), signIn.get().getMessage());
        }
        for (Throwable cause = x; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return unreachable(endpoint, "interrupted");
            }
            if (cause instanceof ConnectException) {
                return unreachable(endpoint, "nothing answers there");
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof java.nio.channels.UnresolvedAddressException) {
                return unreachable(endpoint, "its host name is not known");
            }
            if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
                return unreachable(endpoint, "no answer in time");
            }
        }
        String why = x.getCause() == null ? x.getMessage() : x.getCause().getMessage();
        return unreachable(endpoint, why == null ? x.getClass().getSimpleName() : redact(why));
    }

    /** For a listing that has no end: asking again would not help. */
    static StorageException endless(URI endpoint) {
        return new StorageException(
                Kind.REJECTED,
                "",
                "The listing of %s does not end: check that the storage URL leads to Azure."
                        .formatted(withoutQuery(endpoint)));
    }

    private static StorageException unreachable(URI endpoint, String why) {
        return new StorageException(
                Kind.TRANSIENT, "", "Storage cannot be reached at %s: %s.".formatted(withoutQuery(endpoint), why));
    }

    private static String withoutQuery(URI endpoint) {
        String text = endpoint.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static String redact(String text) {
        return text.replaceAll("sig=[^&\\s\"']+", "sig=...");
    }
}
