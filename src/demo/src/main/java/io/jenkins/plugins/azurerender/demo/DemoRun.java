package io.jenkins.plugins.azurerender.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A demo, wherever it runs: a controller with the packed plugin, builds that render, and what they leave. */
public interface DemoRun extends AutoCloseable {

    /**
     * Renders.
     *
     * @param home an empty or missing folder for what is to stay
     * @param plugin the packed plugin
     * @return the folders of the builds' artifacts, each with the frames that have to be there
     * @throws DemoException when a build does not succeed
     */
    Map<Path, ExpectedFrames> run(Path home, Path plugin)
            throws IOException, InterruptedException, ExecutionException, DemoException;

    /** Stops the build, if one runs, so that the plugin ends its Batch job, and then everything else. */
    void abort() throws IOException, InterruptedException, DemoException;

    /** Ends what the demo started. */
    @Override
    void close() throws IOException, DemoException;
}
