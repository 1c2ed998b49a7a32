package io.jenkins.plugins.azurerender.azure.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.google.common.base.Throwables;
import com.microsoft.aad.msal4j.MsalJsonParsingException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link AccessTokens} implemented with {@code com.azure:azure-identity}. */
public final class EntraSignIn implements AccessTokens {

    /** The documented error number at the start of an error message of Entra ID. */
    private static final Pattern ERROR = Pattern.compile("AADSTS\\d+");

    private static final int MAX_CACHED = 64;

    /** Credentials cache their tokens; without this cache, each poll would request a new token. */
    private static final Map<CacheKey, EntraSignIn> SIGN_INS = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CacheKey, EntraSignIn> eldest) {
            return size() > MAX_CACHED;
        }
    };

    /** A failed request, as opposed to an error when reading a certificate or a file. */
    private static final class RequestFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RequestFailedException(Throwable cause) {
            super(cause);
        }
    }

    private record CacheKey(Identity identity, AzureCloud cloud) {}

    private static final class Http {
        static final HttpClient CLIENT = new JdkHttpClientBuilder()
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
    }

    private final Identity identity;
    private final TokenCredential credential;

    private EntraSignIn(Identity identity, TokenCredential credential) {
        this.identity = identity;
        this.credential = credential;
    }

    /** Returns the sign-in for an identity, without sending a request. */
    public static AccessTokens of(Identity identity, AzureCloud cloud) {
        synchronized (SIGN_INS) {
            return SIGN_INS.computeIfAbsent(new CacheKey(identity, cloud), key -> open(identity, cloud, Http.CLIENT));
        }
    }

    static EntraSignIn open(Identity identity, AzureCloud cloud, HttpClient http) {
        try {
            return new EntraSignIn(identity, credential(identity, cloud, http));
        } catch (IllegalArgumentException x) {
            throw new InvalidRequestException(
                    "The tenant ID or client ID of %s is invalid: copy it again from the Azure portal."
                            .formatted(identity.describe()));
        }
    }

    private static TokenCredential credential(Identity identity, AzureCloud cloud, HttpClient http) {
        // Without retries: the request to Batch or storage that needs the token is retried.
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(http)
                .policies((context, next) -> next.process().onErrorMap(RequestFailedException::new))
                .build();
        if (identity instanceof Identity.Secret app) {
            return new ClientSecretCredentialBuilder()
                    .pipeline(pipeline)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery() // the authority is a constant of AzureCloud
                    .tenantId(app.tenant())
                    .clientId(app.client())
                    .clientSecret(app.secret())
                    .build();
        }
        if (identity instanceof Identity.Certificate app) {
            return new ClientCertificateCredentialBuilder()
                    .pipeline(pipeline)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery()
                    .tenantId(app.tenant())
                    .clientId(app.client())
                    .pemCertificate(new ByteArrayInputStream(app.pem().getBytes(StandardCharsets.UTF_8)))
                    .build();
        }
        if (identity instanceof Identity.Workload app) {
            return new WorkloadIdentityCredentialBuilder()
                    .pipeline(pipeline)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery()
                    .tenantId(app.tenant())
                    .clientId(app.client())
                    .tokenFilePath(app.tokenFile())
                    .build();
        }
        ManagedIdentityCredentialBuilder managed = new ManagedIdentityCredentialBuilder().pipeline(pipeline);
        String client = ((Identity.Managed) identity).client();
        return client.isEmpty() ? managed.build() : managed.clientId(client).build();
    }

    @Override
    public AccessToken token(String audience) throws SignInException {
        try {
            com.azure.core.credential.AccessToken token =
                    credential.getTokenSync(new TokenRequestContext().addScopes(audience + "/.default"));
            return new AccessToken(token.getToken(), token.getExpiresAt().toInstant());
        } catch (CredentialUnavailableException x) {
            if (Throwables.getCausalChain(x).stream().anyMatch(RequestFailedException.class::isInstance)
                    && identity instanceof Identity.Workload) {
                throw failure(x); // the library wraps errors of the request of a workload identity
            }
            throw new SignInException(
                    Kind.REFUSED,
                    "",
                    "Cannot sign in with %s: it is not available where Jenkins runs. Use a different credentials type."
                            .formatted(identity.describe()));
        } catch (RuntimeException x) {
            throw failure(x);
        }
    }

    /** Shows only error code and exception class, because messages of the library may contain parts of the request. */
    private SignInException failure(RuntimeException x) {
        Throwable innermost = x;
        boolean unreachable = false;
        for (Throwable cause = x; cause != null; cause = cause.getCause()) {
            if (cause instanceof MsalServiceException response) {
                return responseError(response);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            unreachable |= cause instanceof RequestFailedException
                    || cause instanceof InterruptedException
                    || cause instanceof MsalJsonParsingException; // a page of a proxy instead of a response of Entra ID
            innermost = cause;
        }
        String sentence = unreachable
                ? "Cannot sign in with %s: Entra ID cannot be reached (%s)."
                : "Cannot sign in with %s (%s): check the secret, certificate or token in the credentials.";
        return new SignInException(
                unreachable ? Kind.TRANSIENT : Kind.REFUSED,
                "",
                String.format(
                        Locale.ROOT,
                        sentence,
                        identity.describe(),
                        innermost.getClass().getSimpleName()));
    }

    private SignInException responseError(MsalServiceException response) {
        Matcher error = ERROR.matcher(String.valueOf(response.getMessage()));
        boolean named = error.find();
        String code = named ? error.group() : Objects.requireNonNullElse(response.errorCode(), "");
        int status = Objects.requireNonNullElse(response.statusCode(), 0);
        boolean gateway = !named && status == 0; // with an error number of Entra ID the library knows the status
        if (response instanceof MsalThrottlingException || gateway || Kind.of(status) == Kind.TRANSIENT) {
            return new SignInException(
                    Kind.TRANSIENT,
                    code,
                    "Entra ID is overloaded or failing (%s).".formatted(code.isEmpty() ? status : code),
                    retryAfter(response));
        }
        return new SignInException(
                Kind.REFUSED,
                code,
                "Entra ID refused %s (%s): check the tenant, the client and the secret or certificate in the credentials."
                        .formatted(identity.describe(), code.isEmpty() ? status : code));
    }

    private static String retryAfter(MsalServiceException response) {
        if (response instanceof MsalThrottlingException throttled) {
            return BigDecimal.valueOf(throttled.retryInMs(), 3).toPlainString();
        }
        Map<String, List<String>> headers = Objects.requireNonNullElse(response.headers(), Map.of());
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }
}
