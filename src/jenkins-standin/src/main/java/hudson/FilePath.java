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
 * Stands for hudson.FilePath: a path on the controller or an agent. Work goes over the agent's channel; streams are
 * opened at once, since every agent of the stand-in is a folder of this machine.
 */
public final class FilePath implements Serializable {
    /** The channel of the controller to itself. */
    public static final LocalChannel localChannel = new LocalChannel(Computer.threadPoolForRemoting);

    @Serial
    private static final long serialVersionUID = 1L;

    private transient VirtualChannel channel;
    private final String remote;

    /** A path behind the channel; null stands for the controller. */
    public FilePath(VirtualChannel channel, String remote) {
        this.channel = channel instanceof LocalChannel ? null : channel;
        this.remote = normalize(remote);
    }

    /** A path of the controller. */
    public FilePath(File localPath) {
        this((VirtualChannel) null, localPath.getPath());
    }

    /** A path below another, unless it is absolute. */
    public FilePath(FilePath base, String rel) {
        this(base.channel, Util.isRelativePath(rel) ? base.remote + '/' + rel : rel);
    }

    private static String normalize(String path) {
        String clean = Path.of(path).normalize().toString();
        return clean.isEmpty() ? "." : clean;
    }

    /** Stands for hudson.FilePath.FileCallable: work on a file, sent to where it is. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        /** Does it. */
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    /** Does the work where the file is. */
    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return channel == null
                ? callable.invoke(new File(remote), localChannel)
                : channel.call(new FileCallableWrapper<>(callable, remote));
    }

    private <T> T there(FileFunction<T> work) throws IOException, InterruptedException {
        return act(FileFunctionCallable.of(work));
    }

    /** The path as the node knows it. */
    public String getRemote() {
        return remote;
    }

    /** The last part. */
    public String getName() {
        return new File(remote).getName();
    }

    /** The folder it is in, null for a root. */
    public FilePath getParent() {
        String parent = new File(remote).getParent();
        return parent == null ? null : new FilePath(channel, parent);
    }

    /** A path below this one, unless it is absolute. */
    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    /** A path beside this one, null for a root. */
    public FilePath sibling(String rel) {
        FilePath parent = getParent();
        return parent == null ? null : parent.child(rel);
    }

    /** The channel to the node. */
    public VirtualChannel getChannel() {
        return channel != null ? channel : localChannel;
    }

    /** Whether there is something. */
    public boolean exists() throws IOException, InterruptedException {
        return there(File::exists);
    }

    /** Whether it is a folder. */
    public boolean isDirectory() throws IOException, InterruptedException {
        return there(File::isDirectory);
    }

    /** The size in bytes. */
    public long length() throws IOException, InterruptedException {
        return there(File::length);
    }

    /** Makes the folder and those above. */
    public void mkdirs() throws IOException, InterruptedException {
        there(file -> Files.createDirectories(file.toPath()).toString());
    }

    /** Deletes the file. */
    public boolean delete() throws IOException, InterruptedException {
        there(file -> {
            Util.deleteFile(file);
            return null;
        });
        return true;
    }

    /** Deletes it with all that is in it. */
    public void deleteRecursive() throws IOException, InterruptedException {
        there(file -> {
            Util.deleteRecursive(file);
            return null;
        });
    }

    /** Makes it an existing file of this time. */
    public void touch(long timestamp) throws IOException, InterruptedException {
        there(file -> {
            if (!file.exists()) {
                Files.createFile(file.toPath());
            }
            if (!file.setLastModified(timestamp)) {
                throw new IOException("Failed to set the timestamp of " + file + " to " + timestamp);
            }
            return null;
        });
    }

    /** Sets its permissions, as a Unix number; does nothing where there are none. */
    public void chmod(int mask) throws IOException, InterruptedException {
        there(file -> {
            if (!Functions.isWindows()) {
                Files.setPosixFilePermissions(file.toPath(), PosixPermissions.of(mask));
            }
            return null;
        });
    }

    /** Renames it. */
    public void renameTo(FilePath target) throws IOException, InterruptedException {
        String to = target.remote;
        there(file -> Files.move(file.toPath(), Path.of(to)).toString());
    }

    /** The files that match some patterns and none of the others. */
    public FilePath[] list(String includes, String excludes) throws IOException, InterruptedException {
        return list(includes, excludes, true);
    }

    /** The files that match some patterns and none of the others. */
    public FilePath[] list(String includes, String excludes, boolean defaultExcludes)
            throws IOException, InterruptedException {
        String[] found = there(folder -> {
            var files = Util.createFileSet(folder, includes, excludes);
            files.setDefaultexcludes(defaultExcludes);
            return files.getDirectoryScanner(new org.apache.tools.ant.Project()).getIncludedFiles();
        });
        return children(Arrays.asList(found)).toArray(FilePath[]::new);
    }

    private List<FilePath> children(List<String> names) {
        return names.stream().map(this::child).toList();
    }

    /** Opens the file. */
    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(Path.of(remote));
    }

    /** The text in the file, UTF-8. */
    public String readToString() throws IOException, InterruptedException {
        return there(file -> Files.readString(file.toPath()));
    }

    /** Opens the file for writing, its folder made. */
    public OutputStream write() throws IOException, InterruptedException {
        return Files.newOutputStream(ParentDirectories.make(Path.of(remote)));
    }

    /** Writes the text; without a charset in UTF-8. */
    public void write(String content, String encoding) throws IOException, InterruptedException {
        there(file -> {
            Path path = ParentDirectories.make(file.toPath());
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return Files.writeString(path, content, charset).toString();
        });
    }

    /** Makes a file of what the stream holds, and closes the stream. */
    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        try (InputStream source = in;
                OutputStream target = write()) {
            source.transferTo(target);
        }
    }

    /** Makes it a copy of the other. */
    public void copyFrom(FilePath src) throws IOException, InterruptedException {
        src.copyTo(this);
    }

    /** Makes the other a copy of it. */
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

    /** Copies what the scanner finds into the folder; returns how many files. */
    public int copyRecursiveTo(DirScanner scanner, FilePath target, String description)
            throws IOException, InterruptedException {
        String to = target.remote;
        return there(folder -> DirectoryCopy.run(folder, scanner, to));
    }

    /** A new folder in this folder. */
    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        String start = prefix + "." + suffix;
        return new FilePath(channel, there(folder -> Files.createTempDirectory(folder.toPath(), start)
                .toString()));
    }

    /** A launcher for the node of this path. */
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

    /** Stands for hudson.FilePath.ExplicitlySpecifiedDirScanner: files by name. */
    public static final class ExplicitlySpecifiedDirScanner extends DirScanner {
        @Serial
        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> files;

        /** Path in the target to path in the source. */
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
