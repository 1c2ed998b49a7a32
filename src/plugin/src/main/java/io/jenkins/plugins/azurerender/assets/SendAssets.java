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

/** Brings the changed assets of a workspace to storage, from the agent, through a URL that allows just that. */
public final class SendAssets extends MasterToSlaveFileCallable<SyncReport> {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final ArrayList<String> prefixes;
    private final URI container;
    private final Duration life;
    private final HashMap<String, HashSet<String>> blocks = new HashMap<>();
    private final Duration patience;
    private final String cache;
    private final TaskListener listener;

    /**
     * @param folder where {@link FindAssets} left its list
     * @param prefixes beginnings of the names in it
     * @param life how long the container's URL is good for; what is not sent by then is left to the next call
     * @param blocks what storage has of the large files that an earlier call left
     * @param cache file for hashes that need not be reckoned again, on the agent
     */
    public SendAssets(
            String folder,
            List<String> prefixes,
            URI container,
            Duration life,
            Map<String, Set<String>> blocks,
            Duration patience,
            String cache,
            TaskListener listener) {
        this.folder = folder;
        this.prefixes = new ArrayList<>(prefixes);
        this.container = container;
        this.life = life;
        blocks.forEach((name, ids) -> this.blocks.put(name, new HashSet<>(ids)));
        this.patience = patience;
        this.cache = cache;
        this.listener = listener;
    }

    @Override
    public SyncReport invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        long end = System.nanoTime() + life.toNanos();
        Path root = workspace.toPath().toRealPath();
        RenderLog log = new RenderLog(listener);
        Selection selection = Selection.load(Path.of(folder), root);
        HashCache hashes = HashCache.open(Path.of(cache));
        List<LocalFile> files = new AssetHashes(hashes).of(selection);
        hashes.save();
        AssetSync sync = new AssetSync(new SignedContainer(container, patience), end, line -> log.line("assets", line));
        return sync.send(selection, files, prefixes, blocks);
    }
}
