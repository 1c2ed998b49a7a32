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
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link AccessTokens} on {@code com.azure:azure-identity}. */
public final class EntraSignIn implements AccessTokens {

    /** Entra ID begins its errors with a number that its documentation lists. */
    private static final Pattern ERROR = Pattern.compile("AADSTS\\d+");

    private static final int MOST_KEPT = 64;

    /** Each credential keeps its token while it lasts; without this, each look at a job would ask for a new one. */
    private static final Map<Kept, EntraSignIn> SIGN_INS = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Kept, EntraSignIn> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** A request failed, as opposed to reading a certificate or a file. */
    private static final class UnansweredException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnansweredException(Throwable cause) {
            super(cause);
        }
    }

    private record Kept(Identity identity, AzureCloud cloud) {}

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

    /** The sign-in of an identity; asks nobody yet. */
    public static AccessTokens of(Identity identity, AzureCloud cloud) {
        synchronized (SIGN_INS) {
            return SIGN_INS.computeIfAbsent(new Kept(identity, cloud), kept -> open(identity, cloud, Http.CLIENT));
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
        // Without a policy that repeats requests: the request to Batch or storage that needs the token is repeated.
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(http)
                .policies((context, next) -> next.process().onErrorMap(UnansweredException::new))
                .build();
        if (identity instanceof Identity.Secret who) {
            return new ClientSecretCredentialBuilder()
                    .pipeline(pipeline)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery() // the authority is one of AzureCloud's
                    .tenantId(who.tenant())
                    .clientId(who.client())
                    .clientSecret(who.secret())
                    .build();
        }
        if (identity instanceof Identity.Certificate who) {
            return new ClientCertificateCredentialBuilder()
                    .pipeline(pipeline)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery()
                    .tenantId(who.tenant())
                    .clientId(who.client())
                    .pemCertificate(new ByteArrayInputStream(who.pem().getBytes(StandardCharsets.UTF_8)))
                    .build();
        }
        if (identity instanceof Identity.Workload who) {
            return new WorkloadIdentityCredentialBuilder()
                    .pipeline(pipeline)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery()
                    .tenantId(who.tenant())
                    .clientId(who.client())
                    .tokenFilePath(who.tokenFile())
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
            if (Throwables.getCausalChain(x).stream().anyMatch(UnansweredException.class::isInstance)
                    && identity instanceof Identity.Workload) {
                throw failure(x); // the library wraps what a workload identity's request met
            }
            throw new SignInException(
                    Kind.REFUSED,
                    "",
                    "Signing in with %s is not possible here: Jenkins does not run where Azure provides it."
                            .formatted(identity.describe()));
        } catch (RuntimeException x) {
            throw failure(x);
        }
    }

    /** The library's messages may contain parts of the request, so only error code and exception class are shown. */
    private SignInException failure(RuntimeException x) {
        Throwable innermost = x;
        boolean unanswered = false;
        for (Throwable cause = x; cause != null; cause = cause.getCause()) {
            if (cause instanceof MsalServiceException answer) {
                return answered(answer);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            unanswered |= cause instanceof UnansweredException
                    || cause instanceof InterruptedException
                    || cause instanceof MsalJsonParsingException; // a proxy's page in place of Entra ID's answer
            innermost = cause;
        }
        String sentence = unanswered
                ? "Entra ID cannot be reached to sign in with %s (%s)."
                : "Signing in with %s is not possible (%s): check the secret, certificate or token in the credentials.";
        return new SignInException(
                unanswered ? Kind.TRANSIENT : Kind.REFUSED,
                "",
                sentence.formatted(identity.describe(), innermost.getClass().getSimpleName()));
    }

    private SignInException answered(MsalServiceException answer) {
        Matcher error = ERROR.matcher(String.valueOf(answer.getMessage()));
        boolean named = error.find();
        String code = named ? error.group() : Objects.requireNonNullElse(answer.errorCode(), "");
        int status = Objects.requireNonNullElse(answer.statusCode(), 0);
        boolean gateway = !named && status == 0; // Entra ID names what it refuses; the library then knows the status
        if (answer instanceof MsalThrottlingException || gateway || Kind.of(status) == Kind.TRANSIENT) {
            return new SignInException(
                    Kind.TRANSIENT,
                    code,
                    "Entra ID is busy or has a fault (%s).".formatted(code.isEmpty() ? status : code),
                    retryAfter(answer));
        }
        return new SignInException(
                Kind.REFUSED,
                code,
                "Entra ID refused %s (%s): check the tenant, the client and the secret or certificate in the credentials."
                        .formatted(identity.describe(), code.isEmpty() ? status : code));
    }

    private static String retryAfter(MsalServiceException answer) {
        if (answer instanceof MsalThrottlingException throttled) {
            return BigDecimal.valueOf(throttled.retryInMs(), 3).toPlainString();
        }
        Map<String, List<String>> headers = Objects.requireNonNullElse(answer.headers(), Map.of());
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }
}
