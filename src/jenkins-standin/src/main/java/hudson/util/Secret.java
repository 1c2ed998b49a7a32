package hudson.util;

/** Stands for hudson.util.Secret of Jenkins 2.479.3. */
public final class Secret implements java.io.Serializable {
    private Secret() {}

    public boolean equals(java.lang.Object object) {
        return false;
    }

    public static java.lang.String toString(hudson.util.Secret secret) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        return 0;
    }

    public static hudson.util.Secret fromString(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getEncryptedValue() {
        throw new UnsupportedOperationException();
    }

    public static hudson.util.Secret decrypt(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getPlainText() {
        throw new UnsupportedOperationException();
    }
}
