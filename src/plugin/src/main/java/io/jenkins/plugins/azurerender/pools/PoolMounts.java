package io.jenkins.plugins.azurerender.pools;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount.Kind;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount.Secret;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.MountSpec;
import io.jenkins.plugins.azurerender.settings.NodeSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what opens mounts to the nodes of a pool: keys among the credentials of a build, or a signed URL. */
public final class PoolMounts {

    /** How long the nodes of a pool that may stay for other builds can mount containers by a signed URL. */
    public static final Duration LONG_LIFE = Duration.ofDays(180);

    private final Run<?, ?> run;
    private final RenderStorage storage;
    private final Duration life;

    /** @param life how long nodes can mount containers of the render account's own storage */
    public PoolMounts(Run<?, ?> run, RenderStorage storage, Duration life) {
        this.run = run;
        this.storage = storage;
        this.life = life;
    }

    /** What is to be mounted, with what opens it to Linux nodes. */
    public List<PoolMount> of(List<MountSpec> mounts) throws IOException {
        List<PoolMount> opened = new ArrayList<>();
        for (MountSpec mount : mounts) {
            opened.add(
                    switch (mount.kind()) {
                        case BLOBFUSE -> blobfuse(mount);
                        case AZURE_FILES -> azureFiles(mount);
                        case NFS -> nfs(mount);
                    });
        }
        return opened;
    }

    /**
     * The same for nodes of that system.
     *
     * @param poolId the pool's name, or how it begins
     * @throws AbortException when nodes of that system cannot mount one
     */
    List<PoolMount> of(NodeSpec node, NodeSystem system, String poolId) throws IOException {
        List<PoolMount> opened = of(node.mounts());
        if (system == NodeSystem.LINUX || opened.isEmpty()) {
            return opened;
        }
        if (opened.stream().anyMatch(mount -> mount.kind() != Kind.AZURE_FILES)) {
            throw new AbortException(
                    "Windows nodes cannot mount blobfuse or nfs: use azureFiles, or an image of Linux.");
        }
        if (node.elevatedStartTask()) {
            throw new AbortException(
                    "On Windows nodes azureFiles cannot go with elevatedStartTask: shares are opened to the user of the tasks, as whom the start task must run.");
        }
        Secret script = Secret.ofScript(ShareScript.store(opened, storage, run, poolId, life));
        return opened.stream().map(mount -> mount.withSecret(script)).toList();
    }

    private PoolMount blobfuse(MountSpec mount) throws IOException {
        if (mount.credentialsId() != null) {
            StorageAccountKey key = key(mount.credentialsId());
            return new PoolMount(
                    Kind.BLOBFUSE,
                    key.getAccountName(),
                    mount.source(),
                    mount.path(),
                    mount.options(),
                    Secret.ofKey(key.getKey().getPlainText()));
        }
        boolean there = storage.containers(mount.source()).stream()
                .anyMatch(container -> container.name().equals(mount.source()));
        if (!there) {
            throw new AbortException(
                    "The container '%s' to be mounted does not exist in storage account '%s': make it first, or set credentialsId to the key of the account that has it."
                            .formatted(mount.source(), storage.account()));
        }
        Access access = mount.readOnly() ? Access.READ : Access.MOUNT;
        String sas = sign(mount.source(), access);
        return new PoolMount(
                Kind.BLOBFUSE, storage.account(), mount.source(), mount.path(), mount.options(), Secret.ofSas(sas));
    }

    /** What a render that has a pool of its own can do about it is another thing than what a pool for many can. */
    private String sign(String container, Access access) throws IOException {
        try {
            return storage.sign(container, access, life).getRawQuery();
        } catch (StorageException x) {
            if (x.lifeTooLong() && life.equals(LONG_LIFE)) {
                throw new AbortException(
                        "The container '%s' cannot be mounted for as long as this pool may stay (%d days): URLs signed for an identity of Entra ID last 7 days at most, so set credentialsId of the mount to an account key of this storage, or give the mount to a pool of the render's own (autoPool)."
                                .formatted(container, LONG_LIFE.toDays()));
            }
            throw x;
        }
    }

    private PoolMount azureFiles(MountSpec mount) throws AbortException {
        StorageAccountKey key = key(mount.credentialsId());
        return new PoolMount(
                Kind.AZURE_FILES,
                key.getAccountName(),
                url(mount.source(), key.getAccountName()),
                mount.path(),
                mount.options(),
                Secret.ofKey(key.getKey().getPlainText()));
    }

    private static String url(String share, String account) {
        return share.startsWith("https://") ? share : "https://" + account + ".file.core.windows.net/" + share;
    }

    private static PoolMount nfs(MountSpec mount) {
        return new PoolMount(Kind.NFS, "", mount.source(), mount.path(), mount.options(), Secret.none());
    }

    private StorageAccountKey key(String id) throws AbortException {
        StorageAccountKey key = CredentialsProvider.findCredentialById(id, StorageAccountKey.class, run, List.of());
        if (key == null) {
            throw new AbortException(
                    "The credentials '%s' of a mount cannot be found by this build: check that they exist, are a storage account key and may be used by this job."
                            .formatted(id));
        }
        CredentialsProvider.track(run, key);
        return key;
    }
}
