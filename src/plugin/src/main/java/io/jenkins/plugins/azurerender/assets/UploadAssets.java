package io.jenkins.plugins.azurerender.assets;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.MasterToSlaveFileCallable;

/** Uploads the changed assets of a workspace from the agent, with a SAS URL that only allows listing and writing. */
public final class UploadAssets extends MasterToSlaveFileCallable<SyncReport> {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final String scene;
    private final boolean onlyWarn;
    private final ArrayList<String> prefixes;
    private final URI container;
    private final Duration validity;
    private final HashMap<String, HashSet<String>> blocks = new HashMap<>();
    private final Duration timeout;
    private final String cache;
    private final TaskListener listener;

    /**
     * @param folder where {@link FindAssets} saved the selection
     * @param scene name of the scene in the project
     * @param onlyWarn whether files other than the scene may change after they were found
     * @param prefixes name prefixes that cover the selection
     * @param validity how long the SAS URL is valid; files not sent by then are left to the next call
     * @param blocks ids of the blocks in storage, for large files that an earlier call returned as unsent
     * @param timeout time limit for retries of a request
     * @param cache file of the hash cache on the agent
     */
    public UploadAssets(
            String folder,
            String scene,
            boolean onlyWarn,
            List<String> prefixes,
            URI container,
            Duration validity,
            Map<String, Set<String>> blocks,
            Duration timeout,
            String cache,
            TaskListener listener) {
        this.folder = folder;
        this.scene = scene;
        this.onlyWarn = onlyWarn;
        this.prefixes = new ArrayList<>(prefixes);
        this.container = container;
        this.validity = validity;
        blocks.forEach((name, ids) -> this.blocks.put(name, new HashSet<>(ids)));
        this.timeout = timeout;
        this.cache = cache;
        this.listener = listener;
    }

    @Override
    public SyncReport invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        long end = System.nanoTime() + validity.toNanos();
        Path root = workspace.toPath().toRealPath();
        RenderLog log = new RenderLog(listener);
        Selection selection = Selection.load(Path.of(folder), root);
        HashCache hashes = HashCache.open(Path.of(cache));
        AssetHashes reader = new AssetHashes(hashes);
        List<LocalFile> files = reader.of(selection);
        hashes.save();
        String warning = reader.changed(scene).warning(onlyWarn);
        if (!warning.isEmpty()) {
            log.line("assets", "warning: " + warning);
        }
        AssetSync sync = new AssetSync(new SignedContainer(container, timeout), end, line -> log.line("assets", line));
        return sync.send(selection, files, prefixes, blocks);
    }
}
