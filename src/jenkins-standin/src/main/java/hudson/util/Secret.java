package hudson.util;

import io.jenkins.plugins.azurerender.standin.security.SecretKeyFile;
import java.io.Serial;
import java.io.Serializable;

/** Stands for hudson.util.Secret: a text that is saved encrypted. */
public final class Secret implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Of clear or encrypted text; null stands for empty. */
    public static Secret fromString(String data) {
        String text = data == null ? "" : data;
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text) : decrypted;
    }

    /** Of encrypted text; null when it is none. */
    public static Secret decrypt(String data) {
        if (data == null || !data.startsWith("{") || !data.endsWith("}")) {
            return null;
        }
        String clear = SecretKeyFile.ofThisJenkins().decrypt(data.substring(1, data.length() - 1));
        return clear == null ? null : new Secret(clear);
    }

    /** The encrypted text in braces. */
    public String getEncryptedValue() {
        return "{" + SecretKeyFile.ofThisJenkins().encrypt(value) + "}";
    }

    /** The clear text. */
    public String getPlainText() {
        return value;
    }

    /** The clear text of a secret that may be null. */
    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }

    /** The clear text; say {@link #getPlainText()} instead. */
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
