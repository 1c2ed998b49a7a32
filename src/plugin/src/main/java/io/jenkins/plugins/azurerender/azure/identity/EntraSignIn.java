package io.jenkins.plugins.azurerender.azure.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Whoever sends a request to Batch or storage tries longer. */
    private static final RetryOptions RETRY = new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(250)));

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
        return new EntraSignIn(identity, credential(identity, cloud, http));
    }

    private static TokenCredential credential(Identity identity, AzureCloud cloud, HttpClient http) {
        if (identity instanceof Identity.Secret who) {
            return new ClientSecretCredentialBuilder()
                    .httpClient(http)
                    .retryOptions(RETRY)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery() // the authority is one of ours, so nobody needs to vouch for it
                    .tenantId(who.tenant())
                    .clientId(who.client())
                    .clientSecret(who.secret())
                    .build();
        }
        if (identity instanceof Identity.Certificate who) {
            return new ClientCertificateCredentialBuilder()
                    .httpClient(http)
                    .retryOptions(RETRY)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery()
                    .tenantId(who.tenant())
                    .clientId(who.client())
                    .pemCertificate(new ByteArrayInputStream(who.pem().getBytes(StandardCharsets.UTF_8)))
                    .build();
        }
        if (identity instanceof Identity.Workload who) {
            return new WorkloadIdentityCredentialBuilder()
                    .httpClient(http)
                    .retryOptions(RETRY)
                    .authorityHost(cloud.authority())
                    .disableInstanceDiscovery()
                    .tenantId(who.tenant())
                    .clientId(who.client())
                    .tokenFilePath(who.tokenFile())
                    .build();
        }
        ManagedIdentityCredentialBuilder managed =
                new ManagedIdentityCredentialBuilder().httpClient(http).retryOptions(RETRY);
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
            throw new SignInException(
                    "Signing in with %s is not possible here: Jenkins does not run where Azure provides it."
                            .formatted(identity.describe()),
                    false);
        } catch (RuntimeException x) {
            throw refusedOrUnanswered(x);
        }
    }

    /** What the library says may hold parts of the request, so only the code of Entra ID's answer is told. */
    private SignInException refusedOrUnanswered(RuntimeException x) {
        Throwable innermost = x;
        for (Throwable cause = x; cause != null; cause = cause.getCause()) {
            innermost = cause;
            Matcher code = ERROR.matcher(String.valueOf(cause.getMessage()));
            if (code.find()) {
                return new SignInException(
                        "Entra ID refused %s (%s): check tenant, client and what proves it in the credentials."
                                .formatted(identity.describe(), code.group()),
                        false);
            }
        }
        return new SignInException(
                "Entra ID cannot be reached to sign in with %s (%s)."
                        .formatted(identity.describe(), innermost.getClass().getSimpleName()),
                true);
    }
}
