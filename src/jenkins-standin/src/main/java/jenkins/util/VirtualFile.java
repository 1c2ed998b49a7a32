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

/** Stands for jenkins.util.VirtualFile: a file to read, wherever it is kept. */
public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The last part of its path. */
    public abstract String getName();

    /** Where it is. */
    public abstract URI toURI();

    /** An address where it can be had without Jenkins, or null. */
    public URL toExternalURL() throws IOException {
        return null;
    }

    /** The folder it is in, null for the root. */
    public abstract VirtualFile getParent();

    /** Whether it is a folder. */
    public abstract boolean isDirectory() throws IOException;

    /** Whether it is a file. */
    public abstract boolean isFile() throws IOException;

    /** Whether there is something. */
    public abstract boolean exists() throws IOException;

    /** What is in it. */
    public abstract VirtualFile[] list() throws IOException;

    /** The paths below it that match some Ant patterns and none of the others, with slashes. */
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

    /** What is below it under this path. */
    public abstract VirtualFile child(String name);

    /** The size in bytes. */
    public abstract long length() throws IOException;

    /** When it was last written, in milliseconds since 1970. */
    public abstract long lastModified() throws IOException;

    /** Whether it can be read. */
    public abstract boolean canRead() throws IOException;

    /** Opens it. */
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

    /** A file of the controller. */
    public static VirtualFile forFile(File f) {
        return new LocalVirtualFile(f.toPath(), f.toPath());
    }
}
