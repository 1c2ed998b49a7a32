package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Runs calls of the SDK and converts errors to a {@link BatchException}. */
final class BatchCalls {

    private final String account;
    private final String url;
    private final boolean withKey;

    BatchCalls(String account, String url, boolean withKey) {
        this.account = account;
        this.url = url;
        this.withKey = withKey;
    }

    /** A call of the SDK. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Runs a call. */
    <T> T get(Call<T> call) throws BatchException {
        try {
            return call.run();
        } catch (BatchException x) {
            throw x;
        } catch (BatchErrorException x) {
            throw responseError(x);
        } catch (IOException | RuntimeException x) {
            throw requestError(x);
        }
    }

    /** Runs a call; empty if the resource does not exist. */
    <T> Optional<T> find(Call<T> call) throws BatchException {
        try {
            return Optional.of(get(call));
        } catch (BatchException x) {
            if (x.notFound()) {
                return Optional.empty();
            }
            throw x;
        }
    }

    /** Runs a call; {@code false} if the service returns one of the error codes. */
    boolean unless(Set<String> codes, Call<Void> call) throws BatchException {
        try {
            get(call);
            return true;
        } catch (BatchException x) {
            if (codes.contains(x.code())) {
                return false;
            }
            throw x;
        }
    }

    private BatchException responseError(BatchErrorException x) {
        int status = x.response() == null ? 0 : x.response().code();
        BatchError body = x.body();
        String code = body == null ? "" : SdkTexts.id(body.code());
        String text = body == null || body.message() == null || body.message().value() == null
                ? "status " + status
                : SdkTexts.message(
                        body.message().value().lines().findFirst().orElse("").strip());
        Kind kind = Kind.of(status);
        if (kind == Kind.REFUSED) {
            return new BatchException(
                    kind,
                    code,
                    "Batch account '%s' at %s refused the %s (%s): check %s."
                            .formatted(
                                    account,
                                    url,
                                    withKey ? "key" : "identity",
                                    code.isEmpty() ? status : code,
                                    withKey
                                            ? "the account name and the key in its credentials"
                                            : "that it has a role on the account, such as Azure Batch Data Contributor"),
                    x);
        }
        String sentence = kind == Kind.TRANSIENT
                ? "Batch account '%s' at %s is overloaded or failing (%s %s)."
                : "Batch account '%s' at %s returned %s: %s";
        return new BatchException(
                kind,
                code,
                String.format(Locale.ROOT, sentence, account, url, code.isEmpty() ? status : code, text),
                x);
    }

    private BatchException requestError(Exception x) {
        Optional<AzureException> signIn = AzureException.in(x);
        if (signIn.isPresent()) {
            return new BatchException(
                    signIn.get().kind(), signIn.get().code(), signIn.get().getMessage(), x);
        }
        Throwable root = x;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        if (!(root instanceof IOException)) {
            return new BatchException(
                    Kind.REJECTED, "", "The call to Batch account '%s' failed: %s".formatted(account, root), x);
        }
        String reason = root instanceof UnknownHostException
                ? "unknown host name"
                : root instanceof ConnectException ? "connection failed" : String.valueOf(root.getMessage());
        return new BatchException(
                Kind.TRANSIENT,
                "",
                "Batch account '%s' cannot be reached at %s: %s.".formatted(account, url, reason),
                x);
    }
}
