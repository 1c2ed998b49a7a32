package io.jenkins.plugins.azurerender.emulator.storage;

import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates service SAS tokens for containers. */
public final class ServiceSas {
    private static final String VERSION = "2020-12-06";
    private static final String PERMISSIONS = "rcwdl";

    private ServiceSas() {}

    /** Returns a SAS with which blobs can be read, written and listed for a day. */
    public static String of(String account, String container, String key) {
        String expiry = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String text = PERMISSIONS + "\n\n" + expiry + "\n/blob/" + account + "/" + container + "\n\n\n\n" + VERSION
                + "\nc\n\n\n\n\n\n\n";
        return "sv=" + VERSION + "&sr=c&sp=" + PERMISSIONS + "&se=" + PercentEncoding.encode(expiry) + "&sig="
                + PercentEncoding.encode(sign(text, key));
    }

    private static String sign(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }
}
