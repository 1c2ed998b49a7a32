package hudson.util;

/** Stands for hudson.util.VersionNumber of Jenkins 2.479.3. */
public class VersionNumber implements java.lang.Comparable<hudson.util.VersionNumber> {
    public VersionNumber(java.lang.String string) {}

    public boolean equals(java.lang.Object object) {
        return false;
    }

    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        return 0;
    }

    public int compareTo(hudson.util.VersionNumber versionNumber) {
        return 0;
    }

    public boolean isOlderThan(hudson.util.VersionNumber versionNumber) {
        return false;
    }

    public boolean isNewerThan(hudson.util.VersionNumber versionNumber) {
        return false;
    }

    public boolean isNewerThanOrEqualTo(hudson.util.VersionNumber versionNumber) {
        return false;
    }
}
