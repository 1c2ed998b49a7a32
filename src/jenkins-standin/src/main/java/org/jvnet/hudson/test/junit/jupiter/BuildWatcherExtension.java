package org.jvnet.hudson.test.junit.jupiter;

import io.jenkins.plugins.azurerender.standin.harness.RunningBuildLogs;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stands for the extension that shows the logs of builds in the output of the tests. */
public final class BuildWatcherExtension implements BeforeAllCallback, AfterAllCallback {

    private RunningBuildLogs logs;

    @Override
    public void beforeAll(ExtensionContext extensionContext) throws Exception {
        logs = new RunningBuildLogs(System.out);
    }

    @Override
    public void afterAll(ExtensionContext extensionContext) throws Exception {
        logs.close();
    }
}
