package io.jenkins.plugins.azurerender.assets;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.storage.SignedContainer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import jenkins.MasterToSlaveFileCallable;

/** Brings the changed assets of a workspace to storage, from the agent, through a URL that allows just that. */
public final class SendAssets extends MasterToSlaveFileCallable<SyncReport> {

    private static final long serialVersionUID = 1L;

    private final ProjectFiles project;
    private final URI container;
    private final Duration patience;
    private final TaskListener listener;

    public SendAssets(ProjectFiles project, URI container, Duration patience, TaskListener listener) {
        this.project = project;
        this.container = container;
        this.patience = patience;
        this.listener = listener;
    }

    @Override
    public SyncReport invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        Path root = workspace.toPath().toRealPath();
        RenderLog log = new RenderLog(listener);
        AssetSync sync = new AssetSync(new SignedContainer(container, patience), line -> log.line("assets", line));
        return sync.send(new AssetScan(root).files(root.resolve(project.folder())), project.prefix());
    }
}
