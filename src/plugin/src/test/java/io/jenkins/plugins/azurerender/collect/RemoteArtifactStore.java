package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import jenkins.model.ArtifactManager;
import jenkins.util.VirtualFile;

/** Stores artifacts outside Jenkins' own folder and provides external URLs for them, as cloud stores do. */
public final class RemoteArtifactStore extends ArtifactManager {

    private final String folder;

    RemoteArtifactStore(File folder) {
        this.folder = folder.getPath();
    }

    @Override
    public void onLoad(Run<?, ?> build) {
        // does not need the build
    }

    @Override
    public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
            workspace.child(artifact.getValue()).copyTo(new FilePath(new File(folder)).child(artifact.getKey()));
        }
    }

    @Override
    public boolean delete() {
        return false;
    }

    @Override
    public VirtualFile root() {
        return new RemoteFile(VirtualFile.forFile(new File(folder)), "");
    }

    /** A file of the store. */
    private static final class RemoteFile extends VirtualFile {

        private static final long serialVersionUID = 1L;

        private final VirtualFile file;
        private final String path;

        RemoteFile(VirtualFile file, String path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public URL toExternalURL() throws IOException {
            return URI.create("https://store.example/" + path).toURL();
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
            return new RemoteFile(file.getParent(), "");
        }

        @Override
        public boolean isDirectory() throws IOException {
            return file.isDirectory();
        }

        @Override
        public boolean isFile() throws IOException {
            return file.isFile();
        }

        @Override
        public boolean exists() throws IOException {
            return file.exists();
        }

        @Override
        public VirtualFile[] list() throws IOException {
            VirtualFile[] files = file.list();
            for (int i = 0; i < files.length; i++) {
                files[i] = new RemoteFile(files[i], path + "/" + files[i].getName());
            }
            return files;
        }

        @Override
        public VirtualFile child(String name) {
            return new RemoteFile(file.child(name), path + "/" + name);
        }

        @Override
        public long length() {
            throw new AssertionError("would need a request for each artifact");
        }

        @Override
        public long lastModified() throws IOException {
            return file.lastModified();
        }

        @Override
        public boolean canRead() throws IOException {
            return file.canRead();
        }

        @Override
        public InputStream open() throws IOException {
            return file.open();
        }
    }
}
