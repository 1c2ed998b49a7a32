package io.jenkins.plugins.azurerender.assets;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Counts the files that a render would upload, on the agent. Uploads nothing. */
public final class CountAssets extends MasterToSlaveFileCallable<AssetTotals> {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final String scene;
    private final String cache;

    /**
     * @param folder where {@link FindAssets} saved the selection
     * @param scene name of the scene in the project
     * @param cache file of the hash cache on the agent; null to skip the fingerprint
     */
    public CountAssets(String folder, String scene, String cache) {
        this.folder = folder;
        this.scene = scene;
        this.cache = cache;
    }

    @Override
    public AssetTotals invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        Selection selection = Selection.load(Path.of(folder), workspace.toPath().toRealPath());
        long bytes = 0;
        List<String> changed = new ArrayList<>();
        int index = 0;
        for (String name : selection.names()) {
            BasicFileAttributes attributes = Files.readAttributes(selection.path(name), BasicFileAttributes.class);
            bytes += attributes.size();
            if (selection.hasChanged(index++, FileStamp.state(attributes.size(), attributes.lastModifiedTime()))) {
                changed.add(name);
            }
        }
        return new AssetTotals(
                selection.names().size(),
                bytes,
                cache == null ? "" : fingerprint(selection),
                ChangedFiles.of(changed, scene));
    }

    private String fingerprint(Selection selection) throws IOException, InterruptedException {
        HashCache hashes = HashCache.open(Path.of(cache));
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every Java platform supports it
        }
        for (LocalFile file : new AssetHashes(hashes).of(selection)) {
            digest.update((file.name() + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(file.sha256());
        }
        hashes.save();
        return HexFormat.of().formatHex(digest.digest());
    }
}
