package io.jenkins.plugins.azurerender.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.identity.TestCertificate;
import io.jenkins.plugins.azurerender.azure.storage.FileUpload;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** No request is sent to a server with an untrusted certificate, from the controller or from agents. */
@Tag("unit")
class SelfSignedTest {

    private static final Duration TIMEOUT = Duration.ofMillis(100);
    private static final String KEY = "c29tZS1rZXk=";

    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    Path folder;

    private HttpsServer server;
    private URI url;

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in =
                Files.newInputStream(TestCertificate.create(folder).store())) {
            keys.load(in, TestCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, TestCertificate.PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        server.start();
        url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void untrustedCertificateGetsNoRequest() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "frame");
        SignedContainer signed = new SignedContainer(URI.create(url + "/c?sp=rl&sig=abc"), TIMEOUT);
        refused(() -> new SdkBatchService(url.toString(), "studio", KEY, TIMEOUT).pool("p"));
        refused(() -> new SdkRenderStorage(URI.create(url + "/studio"), "studio", KEY, TIMEOUT)
                .containers("", container -> {}));
        refused(() -> StoredFiles.of(signed));
        refused(() -> signed.download("a", folder.resolve("b")));
        refused(() -> signed.put(new FileUpload(file, "a", 5, "00".repeat(32), () -> {})));
        assertEquals(0, requests.get());
    }

    private static void refused(Executable call) {
        IOException x = assertThrows(IOException.class, call);
        assertTrue(x.getMessage().contains("cannot be reached"), x::getMessage);
    }
}
