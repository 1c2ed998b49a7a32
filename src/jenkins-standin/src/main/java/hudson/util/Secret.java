package hudson.util;

import io.jenkins.plugins.azurerender.standin.security.SecretKeyFile;
import java.io.Serial;
import java.io.Serializable;

/** A string that is saved encrypted. */
public final class Secret implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Returns the secret of a plain or encrypted string; null means an empty string. */
    public static Secret fromString(String data) {
        String text = data == null ? "" : data;
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text) : decrypted;
    }

    /** Returns the secret of an encrypted string; null when the string is not encrypted. */
    public static Secret decrypt(String data) {
        if (data == null || !data.startsWith("{") || !data.endsWith("}")) {
            return null;
        }
        String clear = SecretKeyFile.ofThisJenkins().decrypt(data.substring(1, data.length() - 1));
        return clear == null ? null : new Secret(clear);
    }

    /** Returns the encrypted value in braces. */
    public String getEncryptedValue() {
        return "{" + SecretKeyFile.ofThisJenkins().encrypt(value) + "}";
    }

    /** Returns the plain text. */
    public String getPlainText() {
        return value;
    }

    /** Returns the plain text; null for null. */
    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }

    /** Returns the plain text; use {@link #getPlainText()} instead. */
    @Override
    @Deprecated
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret other && value.equals(other.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
