package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.LocalChannel;
import hudson.remoting.VirtualChannel;
import hudson.util.DirScanner;
import hudson.util.FileVisitor;
import io.jenkins.plugins.azurerender.standin.files.DirectoryCopy;
import io.jenkins.plugins.azurerender.standin.files.FileCallableWrapper;
import io.jenkins.plugins.azurerender.standin.files.FileFunction;
import io.jenkins.plugins.azurerender.standin.files.FileFunctionCallable;
import io.jenkins.plugins.azurerender.standin.files.ParentDirectories;
import io.jenkins.plugins.azurerender.standin.files.PosixPermissions;
import io.jenkins.plugins.azurerender.standin.remoting.RemoteCall;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.remoting.RoleSensitive;

/**
 * A path on the controller or an agent. Calls go over the agent's channel. Streams open the file directly, because
 * every agent here is a directory of this machine.
 */
public final class FilePath implements Serializable {
    /** The channel from the controller to itself. */
    public static final LocalChannel localChannel = new LocalChannel(Computer.threadPoolForRemoting);

    @Serial
    private static final long serialVersionUID = 1L;

    private transient VirtualChannel channel;
    private final String remote;

    /** Creates a path at the other end of the channel; null means the controller. */
    public FilePath(VirtualChannel channel, String remote) {
        this.channel = channel instanceof LocalChannel ? null : channel;
        this.remote = normalize(remote);
    }

    /** Creates a path on the controller. */
    public FilePath(File localPath) {
        this((VirtualChannel) null, localPath.getPath());
    }

    /** Creates a path that is resolved against the base. */
    public FilePath(FilePath base, String rel) {
        this(base.channel, Util.isRelativePath(rel) ? base.remote + '/' + rel : rel);
    }

    private static String normalize(String path) {
        String clean = Path.of(path).normalize().toString();
        return clean.isEmpty() ? "." : clean;
    }

    /** A call with a file argument that runs on the node of the file. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        /** Runs the call. */
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    /** Runs the call on the node of this path and returns its result. */
    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return channel == null
                ? callable.invoke(new File(remote), localChannel)
                : channel.call(new FileCallableWrapper<>(callable, remote));
    }

    private <T> T onNode(FileFunction<T> work) throws IOException, InterruptedException {
        return act(FileFunctionCallable.of(work));
    }

    /** Returns the path on its node. */
    public String getRemote() {
        return remote;
    }

    /** Returns the file name. */
    public String getName() {
        return new File(remote).getName();
    }

    /** Returns the parent directory; null for a root. */
    public FilePath getParent() {
        String parent = new File(remote).getParent();
        return parent == null ? null : new FilePath(channel, parent);
    }

    /** Returns the path resolved against this one. */
    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    /** Returns the path resolved against the parent; null for a root. */
    public FilePath sibling(String rel) {
        FilePath parent = getParent();
        return parent == null ? null : parent.child(rel);
    }

    /** Returns the channel to the node. */
    public VirtualChannel getChannel() {
        return channel != null ? channel : localChannel;
    }

    /** Returns whether the file or directory exists. */
    public boolean exists() throws IOException, InterruptedException {
        return onNode(File::exists);
    }

    /** Returns whether it is a directory. */
    public boolean isDirectory() throws IOException, InterruptedException {
        return onNode(File::isDirectory);
    }

    /** Returns the size in bytes. */
    public long length() throws IOException, InterruptedException {
        return onNode(File::length);
    }

    /** Creates the directory and its parents. */
    public void mkdirs() throws IOException, InterruptedException {
        onNode(file -> Files.createDirectories(file.toPath()).toString());
    }

    /** Deletes the file. */
    public boolean delete() throws IOException, InterruptedException {
        onNode(file -> {
            Util.deleteFile(file);
            return null;
        });
        return true;
    }

    /** Deletes the file, or the directory with its contents. */
    public void deleteRecursive() throws IOException, InterruptedException {
        onNode(file -> {
            Util.deleteRecursive(file);
            return null;
        });
    }

    /** Sets the modification time; creates the file when it does not exist. */
    public void touch(long timestamp) throws IOException, InterruptedException {
        onNode(file -> {
            if (!file.exists()) {
                Files.createFile(file.toPath());
            }
            if (!file.setLastModified(timestamp)) {
                throw new IOException("Failed to set the timestamp of " + file + " to " + timestamp);
            }
            return null;
        });
    }

    /** Sets the POSIX permissions, such as 0755; does nothing on Windows. */
    public void chmod(int mask) throws IOException, InterruptedException {
        onNode(file -> {
            if (!Functions.isWindows()) {
                Files.setPosixFilePermissions(file.toPath(), PosixPermissions.of(mask));
            }
            return null;
        });
    }

    /** Moves the file to the target. */
    public void renameTo(FilePath target) throws IOException, InterruptedException {
        String to = target.remote;
        onNode(file -> Files.move(file.toPath(), Path.of(to)).toString());
    }

    /** Returns the files that match an Ant pattern in {@code includes} and none in {@code excludes}. */
    public FilePath[] list(String includes, String excludes) throws IOException, InterruptedException {
        return list(includes, excludes, true);
    }

    /** Returns the files that match an Ant pattern in {@code includes} and none in {@code excludes}. */
    public FilePath[] list(String includes, String excludes, boolean defaultExcludes)
            throws IOException, InterruptedException {
        String[] found = onNode(folder -> {
            var files = Util.createFileSet(folder, includes, excludes);
            files.setDefaultexcludes(defaultExcludes);
            return files.getDirectoryScanner(new org.apache.tools.ant.Project()).getIncludedFiles();
        });
        return children(Arrays.asList(found)).toArray(FilePath[]::new);
    }

    private List<FilePath> children(List<String> names) {
        return names.stream().map(this::child).toList();
    }

    /** Opens the file for reading. */
    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(Path.of(remote));
    }

    /** Returns the contents as UTF-8 text. */
    public String readToString() throws IOException, InterruptedException {
        return onNode(file -> Files.readString(file.toPath()));
    }

    /** Opens the file for writing; creates its parent directories. */
    public OutputStream write() throws IOException, InterruptedException {
        return Files.newOutputStream(ParentDirectories.create(Path.of(remote)));
    }

    /** Writes the text; a null encoding means UTF-8. */
    public void write(String content, String encoding) throws IOException, InterruptedException {
        onNode(file -> {
            Path path = ParentDirectories.create(file.toPath());
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return Files.writeString(path, content, charset).toString();
        });
    }

    /** Writes the contents of the stream to the file and closes the stream. */
    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        try (InputStream source = in;
                OutputStream target = write()) {
            source.transferTo(target);
        }
    }

    /** Copies the source to this file. */
    public void copyFrom(FilePath src) throws IOException, InterruptedException {
        src.copyTo(this);
    }

    /** Copies this file to the target. */
    public void copyTo(FilePath target) throws IOException, InterruptedException {
        try (OutputStream out = target.write()) {
            copyTo(out);
        }
    }

    /** Writes the file to the stream. */
    public void copyTo(OutputStream os) throws IOException, InterruptedException {
        try (InputStream in = read()) {
            in.transferTo(os);
        }
    }

    /** Copies the files that the scanner finds to the target and returns their number. */
    public int copyRecursiveTo(DirScanner scanner, FilePath target, String description)
            throws IOException, InterruptedException {
        String to = target.remote;
        return onNode(folder -> DirectoryCopy.run(folder, scanner, to));
    }

    /** Creates a new directory in this directory. */
    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        String start = prefix + "." + suffix;
        return new FilePath(channel, onNode(folder -> Files.createTempDirectory(folder.toPath(), start)
                .toString()));
    }

    /** Returns a launcher for the node of this path. */
    public Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException {
        return new Launcher.LocalLauncher(listener, getChannel());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FilePath other && remote.equals(other.remote) && channel == other.channel;
    }

    @Override
    public int hashCode() {
        return Objects.hash(channel, remote);
    }

    @Override
    public String toString() {
        return remote;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
        VirtualChannel peer = RemoteCall.peer();
        if (peer == null) {
            throw new java.io.NotSerializableException(
                    "A FilePath can only be sent over an agent's channel, not saved.");
        }
        if (channel != null && channel != peer) {
            throw new IllegalStateException("Can't send a remote FilePath to a different remote channel");
        }
        out.defaultWriteObject();
        out.writeBoolean(channel == null);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        channel = in.readBoolean() ? RemoteCall.peer() : null;
    }

    /** Finds files by their names. */
    public static final class ExplicitlySpecifiedDirScanner extends DirScanner {
        @Serial
        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> files;

        /** Creates a scanner; the map has the path in the target as key, the path in the source as value. */
        public ExplicitlySpecifiedDirScanner(Map<String, String> files) {
            this.files = new LinkedHashMap<>(files);
        }

        @Override
        public void scan(File dir, FileVisitor visitor) throws IOException {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                scanSingle(new File(dir, entry.getValue()), entry.getKey(), visitor);
            }
        }
    }
}
