package io.jenkins.plugins.azurerender.engine;

import hudson.model.Items;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.engine.builds.BuildQueue;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineResumption;
import io.jenkins.plugins.azurerender.engine.plugins.EmbeddedPluginManager;
import io.jenkins.plugins.azurerender.standin.home.Computers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/**
 * A Jenkins controller in this process: a home directory and plugins, but no web server. Only one can run at a time.
 */
public final class EmbeddedController implements AutoCloseable {
    static {
        Items.XSTREAM2.alias("flow-definition", WorkflowJob.class);
        Run.XSTREAM2.alias("flow-build", WorkflowRun.class);
    }

    private final EmbeddedPluginManager plugins;
    private final Jenkins jenkins;

    private EmbeddedController(EmbeddedPluginManager plugins, Jenkins jenkins) {
        this.plugins = plugins;
        this.jenkins = jenkins;
    }

    /**
     * Starts a controller with packed plugins.
     *
     * @throws IOException when a real Jenkins would not load a plugin correctly
     */
    public static EmbeddedController start(Path home, List<Path> hpiFiles) throws IOException {
        return start(home, hpiFiles, null);
    }

    /** Starts a controller with the plugin that is on the class path of the loader. */
    public static EmbeddedController start(Path home, ClassLoader alreadyHasThePlugin) throws IOException {
        return start(home, List.of(), alreadyHasThePlugin);
    }

    private static EmbeddedController start(Path home, List<Path> hpiFiles, ClassLoader loader) throws IOException {
        if (Jenkins.getInstanceOrNull() != null) {
            throw new IllegalStateException("Another controller runs in this process: close it first.");
        }
        Path folder = Files.createDirectories(home).toRealPath();
        EmbeddedPluginManager plugins = new EmbeddedPluginManager(folder, hpiFiles, loader);
        try {
            Jenkins jenkins = new EmbeddedJenkins(folder.toFile(), plugins);
            PipelineResumption.resumeAll(jenkins);
            PeriodicWork.init();
            return new EmbeddedController(plugins, jenkins);
        } catch (IOException | RuntimeException | Error e) {
            Jenkins halfStarted = Jenkins.getInstanceOrNull();
            if (halfStarted != null) {
                halfStarted.cleanUp();
            }
            plugins.close();
            throw e;
        }
    }

    /** Returns the instance that {@code Jenkins.get()} returns. */
    public Jenkins jenkins() {
        return jenkins;
    }

    /**
     * Stops all builds, agents and threads. Pipelines resume when a controller starts on the same home; freestyle
     * builds are aborted.
     */
    @Override
    public void close() throws IOException {
        try {
            PipelineExecution.suspendAll();
            BuildQueue.stopAll();
        } finally {
            Timer.shutdown();
            Computers.disconnectAll();
            jenkins.cleanUp();
            plugins.close();
        }
    }
}
