package io.jenkins.plugins.azurerender.azure.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for 127.0.0.1, created with keytool. */
public final class TestCertificate {

    public static final String PASSWORD = "changeit";

    private final Path store;

    private TestCertificate(Path store) {
        this.store = store;
    }

    public static TestCertificate create(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("certificate.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "render",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.log")));
        }
        return new TestCertificate(store);
    }

    /** Returns a PKCS#12 keystore with the private key and the certificate. */
    public Path store() {
        return store;
    }

    /** Returns the private key and the certificate as PEM. */
    public String pem() throws IOException, GeneralSecurityException {
        KeyStore keys = load();
        return pem("PRIVATE KEY", keys.getKey("render", PASSWORD.toCharArray()).getEncoded())
                + pem("CERTIFICATE", keys.getCertificate("render").getEncoded());
    }

    /** Returns a context that trusts only this certificate. */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("render", load().getCertificate("render"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind);
    }
}
