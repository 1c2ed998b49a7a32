package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.assets.SendAssets;
import io.jenkins.plugins.azurerender.assets.SyncReport;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.OwnedKind;
import io.jenkins.plugins.azurerender.results.Owner;
import io.jenkins.plugins.azurerender.results.Ownership;
import io.jenkins.plugins.azurerender.storage.RenderStorage;
import io.jenkins.plugins.azurerender.storage.RenderStorage.Access;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Has an agent bring assets to storage. The agent's URL is short-lived, so it is called as often as it takes, each time
 * with a new one; and what only the account's key may ask, such as the blocks of a broken upload, is asked here between.
 */
final class AssetDelivery {

    private static final Duration URL_LIFE = Duration.ofHours(1);
    /** An agent begins nothing new in the rest of its URL's life, so that what it began can end. */
    private static final Duration WORKING_LIFE = URL_LIFE.minusMinutes(15);

    private final RenderStorage storage;
    private final Run<?, ?> run;
    private final FilePath workspace;
    private final TaskListener listener;

    AssetDelivery(RenderStorage storage, Run<?, ?> run, FilePath workspace, TaskListener listener) {
        this.storage = storage;
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
    }

    /** Makes the project's container and brings what it lacks. */
    SyncReport bring(ProjectFiles project, String container) throws IOException, InterruptedException {
        OwnedKind kind = container.equals(Ownership.assetContainer(run)) ? OwnedKind.ASSETS : OwnedKind.SHARED;
        storage.createContainer(
                container, Owner.of(run, kind, container, Instant.MAX).tags());
        Map<String, Set<String>> blocks = new HashMap<>();
        SyncReport report = call(project, container, blocks);
        while (!report.complete()) {
            blocks.clear();
            for (String name : report.unsent()) {
                blocks.put(name, storage.blocks(container, name));
            }
            SyncReport next = call(project, container, blocks);
            if (next.stuck() && report.stuck()) {
                throw new AbortException("Assets do not get to storage: in " + 2 * WORKING_LIFE.toMinutes()
                        + " minutes nothing could be sent. Look at the agent's disk and its line.");
            }
            report = next.after(report);
        }
        new RenderLog(listener)
                .line(
                        "assets",
                        "%s, %s: %d sent (%s), %d unchanged"
                                .formatted(
                                        RenderLog.count(report.files(), "file"),
                                        RenderLog.bytes(report.bytes()),
                                        report.sentFiles(),
                                        RenderLog.bytes(report.sentBytes()),
                                        report.files() - report.sentFiles()));
        return report;
    }

    private SyncReport call(ProjectFiles project, String container, Map<String, Set<String>> blocks)
            throws IOException, InterruptedException {
        URI url = storage.sign(container, Access.UPLOAD, URL_LIFE);
        return workspace.act(
                new SendAssets(project, url, WORKING_LIFE, blocks, RenderCloud.patience(), cache(), listener));
    }

    /** Beside the workspace and as long-lived; in the workspace when that is the root of a drive. */
    private String cache() {
        FilePath beside = WorkspaceList.tempDir(workspace);
        return (beside == null ? workspace.child(".azure-render") : beside.child("azure-render"))
                .child("hashes")
                .getRemote();
    }
}
