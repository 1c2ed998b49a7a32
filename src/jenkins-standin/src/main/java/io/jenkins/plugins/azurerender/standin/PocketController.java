package io.jenkins.plugins.azurerender.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;

/** A small Jenkins in this process: one home folder, the plugins given to it, no web interface. One at a time in a JVM. */
public final class PocketController implements AutoCloseable {
    private PocketController() {}

    /** Starts a controller on the home folder with packed plugins. */
    public static PocketController start(Path home, List<Path> hpiFiles) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Starts a controller on the home folder with the plugin that the class loader already sees. */
    public static PocketController start(Path home, ClassLoader alreadyHasThePlugin) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The instance that {@code Jenkins.get()} returns while this controller runs. */
    public Jenkins jenkins() {
        throw new UnsupportedOperationException();
    }

    /** Stops every thread, so that the next controller can start. */
    @Override
    public void close() throws IOException {}
}
