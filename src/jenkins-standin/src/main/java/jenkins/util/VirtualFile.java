package jenkins.util;

import io.jenkins.plugins.azurerender.standin.files.LocalVirtualFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A read-only file, local or in remote storage. */
public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Returns the file name. */
    public abstract String getName();

    /** Returns the URI of the file. */
    public abstract URI toURI();

    /** Returns a URL for download without Jenkins, or null. */
    public URL toExternalURL() throws IOException {
        return null;
    }

    /** Returns the parent directory; null for the root. */
    public abstract VirtualFile getParent();

    /** Returns whether it is a directory. */
    public abstract boolean isDirectory() throws IOException;

    /** Returns whether it is a file. */
    public abstract boolean isFile() throws IOException;

    /** Returns whether the file or directory exists. */
    public abstract boolean exists() throws IOException;

    /** Returns the files in the directory. */
    public abstract VirtualFile[] list() throws IOException;

    /**
     * Returns the paths in the directory that match an Ant pattern in {@code includes} and none in {@code excludes}.
     */
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        List<String> found = new ArrayList<>();
        collect(this, "", found);
        return io.jenkins.plugins.azurerender.standin.files.AntPatterns.select(
                found, includes, excludes, useDefaultExcludes);
    }

    private static void collect(VirtualFile folder, String path, List<String> found) throws IOException {
        for (VirtualFile child : folder.list()) {
            if (child.isDirectory()) {
                collect(child, path + child.getName() + "/", found);
            } else {
                found.add(path + child.getName());
            }
        }
    }

    /** Returns the file with the path relative to this one. */
    public abstract VirtualFile child(String name);

    /** Returns the size in bytes. */
    public abstract long length() throws IOException;

    /** Returns the modification time in milliseconds since 1970. */
    public abstract long lastModified() throws IOException;

    /** Returns whether it can be read. */
    public abstract boolean canRead() throws IOException;

    /** Opens the file for reading. */
    public abstract InputStream open() throws IOException;

    @Override
    public final int compareTo(VirtualFile o) {
        return getName().compareToIgnoreCase(o.getName());
    }

    @Override
    public final boolean equals(Object obj) {
        return obj instanceof VirtualFile other && toURI().equals(other.toURI());
    }

    @Override
    public final int hashCode() {
        return toURI().hashCode();
    }

    @Override
    public final String toString() {
        return toURI().toString();
    }

    /** Returns a file on the controller. */
    public static VirtualFile forFile(File f) {
        return new LocalVirtualFile(f.toPath(), f.toPath());
    }
}
