package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import io.jenkins.plugins.azurerender.azure.identity.TestCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Opens a storage account with an identity and the certificate of a test. */
public final class IdentityStorage {

    private IdentityStorage() {}

    public static RenderStorage open(URI endpoint, AccessTokens tokens, TestCertificate certificate) throws Exception {
        HttpClient.Builder http = HttpClient.newBuilder().sslContext(certificate.trust());
        return new SdkRenderStorage(endpoint, tokens, Duration.ofSeconds(5), new JdkHttpClientBuilder(http).build());
    }
}
