package io.jenkins.plugins.azurerender.standin.files;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.util.VirtualFile;

/** A local file inside a root directory. Paths that leave the root do not exist. */
public final class LocalVirtualFile extends VirtualFile {
    @Serial
    private static final long serialVersionUID = 1L;

    private final File file;
    private final File root;

    /** Creates a file inside the root. */
    public LocalVirtualFile(Path file, Path root) {
        this.file = file.toAbsolutePath().normalize().toFile();
        this.root = root.toAbsolutePath().normalize().toFile();
    }

    private boolean isInside() throws IOException {
        if (!file.toPath().startsWith(root.toPath())) {
            return false;
        }
        return !file.exists()
                || file.toPath().toRealPath().startsWith(root.toPath().toRealPath());
    }

    @Override
    public String getName() {
        return file.getName();
    }

    @Override
    public URI toURI() {
        return file.toURI();
    }

    @Override
    public VirtualFile getParent() {
        return file.equals(root)
                ? null
                : new LocalVirtualFile(file.getParentFile().toPath(), root.toPath());
    }

    @Override
    public boolean isDirectory() throws IOException {
        return isInside() && file.isDirectory();
    }

    @Override
    public boolean isFile() throws IOException {
        return isInside() && file.isFile();
    }

    @Override
    public boolean exists() throws IOException {
        return isInside() && file.exists();
    }

    @Override
    public boolean canRead() throws IOException {
        return isInside() && file.canRead();
    }

    @Override
    public VirtualFile[] list() throws IOException {
        if (!isDirectory()) {
            return new VirtualFile[0];
        }
        List<VirtualFile> children = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(file.toPath())) {
            for (Path child : stream) {
                LocalVirtualFile found = new LocalVirtualFile(child, root.toPath());
                if (found.isInside()) {
                    children.add(found);
                }
            }
        }
        return children.stream().sorted().toArray(VirtualFile[]::new);
    }

    @Override
    public VirtualFile child(String name) {
        return new LocalVirtualFile(file.toPath().resolve(name), root.toPath());
    }

    @Override
    public long length() throws IOException {
        return isInside() ? file.length() : 0;
    }

    @Override
    public long lastModified() throws IOException {
        return isInside() ? file.lastModified() : 0;
    }

    @Override
    public InputStream open() throws IOException {
        if (!isInside()) {
            throw new FileNotFoundException(file + " is not inside " + root);
        }
        return Files.newInputStream(file.toPath());
    }
}
