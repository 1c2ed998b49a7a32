package io.jenkins.plugins.azurerender.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A demo: a controller with the packaged plugin, builds that render, and their artifacts. */
public interface Demo extends AutoCloseable {

    /**
     * Runs the builds.
     *
     * @param home an empty or missing folder for the results
     * @param plugin the packaged plugin
     * @return the artifact folders of the builds, each with its expected frames
     * @throws DemoException if a build fails
     */
    Map<Path, ExpectedFrames> run(Path home, Path plugin)
            throws IOException, InterruptedException, ExecutionException, DemoException;

    /** Stops the running build, so that the plugin terminates its Batch job, and then everything else. */
    void abort() throws IOException, InterruptedException, DemoException;

    /** Stops everything that the demo started. */
    @Override
    void close() throws IOException, DemoException;
}
