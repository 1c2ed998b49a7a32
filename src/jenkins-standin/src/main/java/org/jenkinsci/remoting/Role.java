package org.jenkinsci.remoting;

/** Stands for org.jenkinsci.remoting.Role of Jenkins 2.479.3. */
public final class Role {
    public static final org.jenkinsci.remoting.Role UNKNOWN = null;
    public static final java.util.Collection<org.jenkinsci.remoting.Role> UNKNOWN_SET = null;

    public Role(java.lang.String string) {}

    public Role(java.lang.Class<?> type) {}

    public java.lang.String getName() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(java.lang.Object object) {
        return false;
    }

    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        return 0;
    }
}
