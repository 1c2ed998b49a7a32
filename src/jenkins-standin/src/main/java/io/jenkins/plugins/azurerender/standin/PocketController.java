package io.jenkins.plugins.azurerender.standin;

import hudson.model.PeriodicWork;
import io.jenkins.plugins.azurerender.standin.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.standin.pipeline.PipelineRestart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * A small Jenkins in this process: one home folder, the plugins given to it, no web interface. There can be one at a time
 * in a JVM, as many as you like one after the other.
 */
public final class PocketController implements AutoCloseable {
    private final PocketPlugins plugins;
    private final Jenkins jenkins;

    private PocketController(PocketPlugins plugins, Jenkins jenkins) {
        this.plugins = plugins;
        this.jenkins = jenkins;
    }

    /**
     * Starts a controller on the home folder with packed plugins.
     *
     * @throws IOException naming what is wrong with a plugin that a real Jenkins would not load rightly
     */
    public static PocketController start(Path home, List<Path> hpiFiles) throws IOException {
        return start(home, hpiFiles, null);
    }

    /** Starts a controller on the home folder with the plugin that the class loader already sees. */
    public static PocketController start(Path home, ClassLoader alreadyHasThePlugin) throws IOException {
        return start(home, List.of(), alreadyHasThePlugin);
    }

    private static PocketController start(Path home, List<Path> hpiFiles, ClassLoader loader) throws IOException {
        if (Jenkins.getInstanceOrNull() != null) {
            throw new IllegalStateException("Another controller runs in this process: close it first.");
        }
        Path folder = Files.createDirectories(home).toRealPath();
        PocketPlugins plugins = new PocketPlugins(folder, hpiFiles, loader);
        try {
            Jenkins jenkins = new PocketJenkins(folder.toFile(), plugins);
            PipelineRestart.resumeAll(jenkins);
            PeriodicWork.init();
            return new PocketController(plugins, jenkins);
        } catch (IOException | RuntimeException | Error e) {
            Jenkins halfStarted = Jenkins.getInstanceOrNull();
            if (halfStarted != null) {
                halfStarted.cleanUp();
            }
            plugins.close();
            throw e;
        }
    }

    /** The instance that {@code Jenkins.get()} returns while this controller runs. */
    public Jenkins jenkins() {
        return jenkins;
    }

    /**
     * Stops every build, agent and thread of the controller, so that the next one can start. Pipelines go on when it does;
     * freestyle builds are aborted.
     */
    @Override
    public void close() throws IOException {
        try {
            PipelineExecution.suspendAll();
            BuildQueue.stopAll();
        } finally {
            SharedTimer.shutdown();
            Computers.disconnectAll();
            CredentialsUse.forget();
            jenkins.cleanUp();
            plugins.close();
        }
    }
}
