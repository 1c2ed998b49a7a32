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

/** Common code for calls of the Blob SDK: the HTTP client, time limits, and conversion of errors. */
final class StorageCalls {

    /** The newest version that Azurite 3.37 supports. */
    static final BlobServiceVersion VERSION = BlobServiceVersion.V2026_06_06;

    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(60);

    // A reference, because a logger that is garbage-collected loses its level.
    private static final Logger HTTP_LOG = Logger.getLogger("com.azure.core.http.jdk.httpclient");

    private StorageCalls() {}

    /** Shared by all accounts, because each JDK client has its own threads. Created at first use, also on agents. */
    private static final class Http {
        static final HttpClient CLIENT = http(ATTEMPT_LIMIT);
    }

    static HttpClient http() {
        return Http.CLIENT;
    }

    /** @param attempt time limit for a complete response */
    static HttpClient http(Duration attempt) {
        HTTP_LOG.setLevel(Level.SEVERE); // it logs a warning about Content-Length for each upload
        HttpClient client = new JdkHttpClientBuilder()
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
        return new BoundedHttpClient(client, attempt);
    }

    /** Options that limit the time of an attempt, without retries: {@link RetryPolicy} retries. */
    static RequestRetryOptions oneAttempt() {
        return new RequestRetryOptions(RetryPolicyType.FIXED, 1, ATTEMPT_LIMIT, null, null, null);
    }

    /** A call of the SDK. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Runs a call. The query of {@code endpoint}, which may be a SAS, is not part of messages. */
    static <T> T get(URI endpoint, Call<T> call) throws StorageException {
        try {
            return call.run();
        } catch (StorageException x) {
            throw x;
        } catch (BlobStorageException x) {
            throw responseError(endpoint, x);
        } catch (IOException | RuntimeException x) {
            throw requestError(endpoint, x);
        }
    }

    private static StorageException responseError(URI endpoint, BlobStorageException x) {
        int status = x.getStatusCode();
        return responseError(
                endpoint,
                status,
                x.getErrorCode() == null ? "" : x.getErrorCode().toString());
    }

    /** @param code the error code of the service, or empty */
    static StorageException responseError(URI endpoint, int status, String code) {
        String error = code.isEmpty() ? String.valueOf(status) : code;
        Kind kind = Kind.of(status);
        if (kind == Kind.REFUSED) {
            // The code if the identity has no role on the account (Blob service error codes).
            boolean role = "AuthorizationPermissionMismatch".equals(code);
            return new StorageException(
                    kind,
                    code,
                    "Storage at %s refused access (%s): %s."
                            .formatted(
                                    withoutQuery(endpoint),
                                    error,
                                    role
                                            ? "assign the role Storage Blob Data Contributor on the account to the identity"
                                            : "check the account name and the key in its credentials"));
        }
        return new StorageException(
                kind,
                code,
                kind == Kind.TRANSIENT
                        ? "Storage at %s is overloaded or failing (%s).".formatted(withoutQuery(endpoint), error)
                        : "Storage at %s returned %s.".formatted(withoutQuery(endpoint), error));
    }

    static StorageException requestError(URI endpoint, Exception x) {
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
                return unreachable(endpoint, "connection failed");
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof java.nio.channels.UnresolvedAddressException) {
                return unreachable(endpoint, "unknown host name");
            }
            if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
                return unreachable(endpoint, "request timed out");
            }
        }
        String why = x.getCause() == null ? x.getMessage() : x.getCause().getMessage();
        return unreachable(endpoint, why == null ? x.getClass().getSimpleName() : redact(why));
    }

    /** Returns the error for a listing that does not end, which is not retried. */
    static StorageException endless(URI endpoint) {
        return new StorageException(
                Kind.REJECTED,
                "",
                "The listing of %s does not end: check that the storage URL points to Azure."
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
