package hudson;

/** Stands for hudson.FilePath of Jenkins 2.479.3. */
public final class FilePath {
    public static final hudson.remoting.LocalChannel localChannel = null;

    public FilePath(hudson.remoting.VirtualChannel virtualChannel, java.lang.String string) {}

    public FilePath(hudson.FilePath filePath, java.lang.String string) {}

    public FilePath(java.io.File file) {}

    public java.lang.String getName() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(java.lang.Object object) {
        return false;
    }

    public long length() throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    @Deprecated
    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        return 0;
    }

    public hudson.FilePath[] list(java.lang.String string, java.lang.String string2)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.FilePath> list() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.FilePath> list(hudson.FilePath filePath, java.nio.file.OpenOption... values)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath[] list(java.lang.String string, java.lang.String string2, boolean value)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath[] list(java.lang.String string) throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.FilePath> list(java.io.FileFilter fileFilter)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath getParent() {
        throw new UnsupportedOperationException();
    }

    public java.io.OutputStream write() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void write(java.lang.String string, java.lang.String string2)
            throws java.io.IOException, java.lang.InterruptedException {}

    public java.io.InputStream read(hudson.FilePath filePath, java.nio.file.OpenOption... values)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public java.io.InputStream read() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public boolean delete() throws java.io.IOException, java.lang.InterruptedException {
        return false;
    }

    public int mode() throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public java.net.URI toURI() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public boolean exists() throws java.io.IOException, java.lang.InterruptedException {
        return false;
    }

    public void renameTo(hudson.FilePath filePath) throws java.io.IOException, java.lang.InterruptedException {}

    public hudson.remoting.VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public boolean isDirectory() throws java.io.IOException, java.lang.InterruptedException {
        return false;
    }

    public void mkdirs() throws java.io.IOException, java.lang.InterruptedException {}

    public hudson.FilePath createTempFile(java.lang.String string, java.lang.String string2)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath child(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public long lastModified() throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public java.lang.String digest() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public int zip(
            java.io.OutputStream outputStream,
            hudson.util.DirScanner dirScanner,
            java.lang.String string,
            java.lang.String string2,
            java.nio.file.OpenOption... values)
            throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public void zip(java.io.OutputStream outputStream) throws java.io.IOException, java.lang.InterruptedException {}

    public void zip(hudson.FilePath filePath) throws java.io.IOException, java.lang.InterruptedException {}

    public void zip(java.io.OutputStream outputStream, java.io.FileFilter fileFilter)
            throws java.io.IOException, java.lang.InterruptedException {}

    public int zip(java.io.OutputStream outputStream, hudson.util.DirScanner dirScanner)
            throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public void zip(java.io.OutputStream outputStream, java.lang.String string)
            throws java.io.IOException, java.lang.InterruptedException {}

    public void copyFrom(hudson.FilePath filePath) throws java.io.IOException, java.lang.InterruptedException {}

    public void copyFrom(java.io.InputStream inputStream) throws java.io.IOException, java.lang.InterruptedException {}

    public void copyFrom(java.net.URL uRL) throws java.io.IOException, java.lang.InterruptedException {}

    public void chmod(int value) throws java.io.IOException, java.lang.InterruptedException {}

    public void deleteRecursive() throws java.io.IOException, java.lang.InterruptedException {}

    public hudson.Launcher createLauncher(hudson.model.TaskListener taskListener)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public boolean isRemote() {
        return false;
    }

    public <V, E extends java.lang.Throwable> V act(hudson.remoting.Callable<V, E> callable)
            throws java.io.IOException, java.lang.InterruptedException, E {
        throw new UnsupportedOperationException();
    }

    public <T> T act(hudson.FilePath.FileCallable<T> fileCallable)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void unzip(hudson.FilePath filePath) throws java.io.IOException, java.lang.InterruptedException {}

    public hudson.FilePath absolutize() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public java.lang.String readToString() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void deleteContents() throws java.io.IOException, java.lang.InterruptedException {}

    public void touch(long value) throws java.io.IOException, java.lang.InterruptedException {}

    public void copyTo(java.io.OutputStream outputStream) throws java.io.IOException, java.lang.InterruptedException {}

    public void copyTo(hudson.FilePath filePath) throws java.io.IOException, java.lang.InterruptedException {}

    public <T> hudson.remoting.Future<T> actAsync(hudson.FilePath.FileCallable<T> fileCallable)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public jenkins.util.VirtualFile toVirtualFile() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getBaseName() {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath sibling(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath createTextTempFile(
            java.lang.String string, java.lang.String string2, java.lang.String string3, boolean value)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath createTextTempFile(
            java.lang.String string, java.lang.String string2, java.lang.String string3)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath createTempDir(java.lang.String string, java.lang.String string2)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public long getFreeDiskSpace() throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public long getTotalDiskSpace() throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public long getUsableDiskSpace() throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public java.util.List<hudson.FilePath> listDirectories()
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void copyToWithPermission(hudson.FilePath filePath)
            throws java.io.IOException, java.lang.InterruptedException {}

    public int copyRecursiveTo(hudson.util.DirScanner dirScanner, hudson.FilePath filePath, java.lang.String string)
            throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public int copyRecursiveTo(java.lang.String string, hudson.FilePath filePath)
            throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public int copyRecursiveTo(java.lang.String string, java.lang.String string2, hudson.FilePath filePath)
            throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public int copyRecursiveTo(hudson.FilePath filePath) throws java.io.IOException, java.lang.InterruptedException {
        return 0;
    }

    public java.lang.String getRemote() {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.FilePath.ExplicitlySpecifiedDirScanner of Jenkins 2.479.3. */
    public static final class ExplicitlySpecifiedDirScanner extends hudson.util.DirScanner {
        public ExplicitlySpecifiedDirScanner(java.util.Map<java.lang.String, java.lang.String> map) {}

        public void scan(java.io.File file, hudson.util.FileVisitor fileVisitor) throws java.io.IOException {}
    }
    /** Stands for hudson.FilePath.FileCallable of Jenkins 2.479.3. */
    public interface FileCallable<T> extends java.io.Serializable, org.jenkinsci.remoting.RoleSensitive {
        T invoke(java.io.File file, hudson.remoting.VirtualChannel virtualChannel)
                throws java.io.IOException, java.lang.InterruptedException;
    }
}
