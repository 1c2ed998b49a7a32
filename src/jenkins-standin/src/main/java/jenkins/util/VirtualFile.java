package jenkins.util;

/** Stands for jenkins.util.VirtualFile of Jenkins 2.479.3. */
public abstract class VirtualFile implements java.lang.Comparable<jenkins.util.VirtualFile>, java.io.Serializable {
    public VirtualFile() {}

    public abstract java.lang.String getName();

    public <V> V run(hudson.remoting.Callable<V, java.io.IOException> callable) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public final boolean equals(java.lang.Object object) {
        return false;
    }

    public abstract long length() throws java.io.IOException;

    public final java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public final int hashCode() {
        return 0;
    }

    public final int compareTo(jenkins.util.VirtualFile virtualFile) {
        return 0;
    }

    @Deprecated
    public java.lang.String[] list(java.lang.String string) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public java.util.Collection<java.lang.String> list(
            java.lang.String string, java.lang.String string2, boolean value, java.nio.file.OpenOption... values)
            throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public java.util.Collection<java.lang.String> list(java.lang.String string, java.lang.String string2, boolean value)
            throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public abstract jenkins.util.VirtualFile[] list() throws java.io.IOException;

    public jenkins.util.VirtualFile[] list(java.nio.file.OpenOption... values) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public abstract jenkins.util.VirtualFile getParent();

    public abstract boolean canRead() throws java.io.IOException;

    public abstract java.io.InputStream open() throws java.io.IOException;

    public java.io.InputStream open(java.nio.file.OpenOption... values) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public int mode() throws java.io.IOException {
        return 0;
    }

    public abstract java.net.URI toURI();

    public abstract boolean exists() throws java.io.IOException;

    public abstract boolean isDirectory() throws java.io.IOException;

    public abstract jenkins.util.VirtualFile child(java.lang.String string);

    public abstract boolean isFile() throws java.io.IOException;

    public abstract long lastModified() throws java.io.IOException;

    public int zip(
            java.io.OutputStream outputStream,
            java.lang.String string,
            java.lang.String string2,
            boolean value,
            java.lang.String string3,
            java.nio.file.OpenOption... values)
            throws java.io.IOException {
        return 0;
    }

    public boolean hasSymlink(java.nio.file.OpenOption... values) throws java.io.IOException {
        return false;
    }

    public java.lang.String readLink() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public static jenkins.util.VirtualFile forFilePath(hudson.FilePath filePath) {
        throw new UnsupportedOperationException();
    }

    public boolean isDescendant(java.lang.String string) throws java.io.IOException {
        return false;
    }

    public boolean containsSymLinkChild(java.nio.file.OpenOption... values) throws java.io.IOException {
        return false;
    }

    public boolean containsTmpDirChild(java.nio.file.OpenOption... values) throws java.io.IOException {
        return false;
    }

    public java.net.URL toExternalURL() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public boolean supportIsDescendant() {
        return false;
    }

    public static jenkins.util.VirtualFile forFile(java.io.File file) {
        throw new UnsupportedOperationException();
    }

    public boolean supportsQuickRecursiveListing() {
        return false;
    }

    public java.util.List<jenkins.util.VirtualFile> listOnlyDescendants() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }
}
