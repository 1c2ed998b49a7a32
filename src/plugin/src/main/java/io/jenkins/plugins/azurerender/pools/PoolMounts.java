package io.jenkins.plugins.azurerender.pools;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.MountSources;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
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
import java.util.regex.Pattern;

/** Resolves the mounts of a pool: adds storage account keys from the credentials of a build, or a SAS URL. */
public final class PoolMounts {

    /** Validity of the SAS URL of a container in a pool that other builds can reuse. */
    public static final Duration LONG_LIFE = Duration.ofDays(180);

    /** Validity of the SAS URL of a container in a pool that is deleted with its block. */
    static final Duration BLOCK_LIFE = Duration.ofHours(166);

    private static final Pattern ACCOUNT_NAME = Pattern.compile("[a-z0-9]{3,24}");

    private final Run<?, ?> run;
    private final RenderCloud cloud;
    private final RenderStorage storage;
    private final Duration validity;

    /** @param validity validity of the SAS URLs for containers of the render account */
    public PoolMounts(Run<?, ?> run, RenderCloud cloud, Duration validity) {
        this.run = run;
        this.cloud = cloud;
        this.storage = cloud.storage();
        this.validity = validity;
    }

    /** Returns the mounts with their secrets, for Linux nodes. */
    public List<PoolMount> of(List<MountSpec> mounts) throws IOException {
        List<PoolMount> resolved = new ArrayList<>();
        for (MountSpec mount : mounts) {
            resolved.add(
                    switch (mount.kind()) {
                        case BLOBFUSE -> blobfuse(mount);
                        case AZURE_FILES -> azureFiles(mount);
                        case NFS -> nfs(mount);
                    });
        }
        return resolved;
    }

    /**
     * Returns the mounts with their secrets for nodes with this operating system.
     *
     * @param poolId the pool, or the prefix of its ID
     * @throws AbortException if the operating system does not support a mount
     */
    public List<PoolMount> of(NodeSpec node, NodeSystem system, String poolId) throws IOException {
        List<PoolMount> resolved = of(node.mounts());
        if (system == NodeSystem.LINUX || resolved.isEmpty()) {
            return resolved;
        }
        if (resolved.stream().anyMatch(mount -> mount.kind() != Kind.AZURE_FILES)) {
            throw new AbortException(
                    "Windows nodes do not support blobfuse and nfs mounts: use azureFiles or a Linux image.");
        }
        if (node.elevatedStartTask()) {
            throw new AbortException(
                    "On Windows nodes azureFiles cannot be combined with elevatedStartTask, because the start task must run as the task user: remove one of them.");
        }
        try {
            Secret script = Secret.ofScript(ShareScript.store(resolved, storage, run, poolId, validity));
            return resolved.stream().map(mount -> mount.withSecret(script)).toList();
        } catch (StorageException x) {
            throw solution(x, "Share '%s'".formatted(resolved.get(0).source()), "Linux nodes");
        }
    }

    private PoolMount blobfuse(MountSpec mount) throws IOException {
        if (mount.credentialsId() != null) {
            StorageAccountKey key = key(mount.credentialsId());
            checkSource(key.getAccountName() + "/" + mount.source());
            return new PoolMount(
                    Kind.BLOBFUSE,
                    key.getAccountName(),
                    mount.source(),
                    mount.path(),
                    mount.options(),
                    Secret.ofKey(key.getKey().getPlainText()));
        }
        String container = cloud.access().container(mount.source());
        if (storage.tags(container).isEmpty()) {
            String solution = ResourceNames.isGenerated(container)
                    ? "Use a project."
                    : "Upload it with upload: 'only', or ask an administrator to add a container of this name to Shared containers of the render account '%s'."
                            .formatted(cloud.account());
            throw new AbortException("The project '%s' does not exist in storage account '%s'. %s"
                    .formatted(mount.source(), storage.account(), solution));
        }
        Access access = mount.readOnly() ? Access.READ : Access.MOUNT;
        String sas = sign(container, access);
        return new PoolMount(
                Kind.BLOBFUSE, storage.account(), container, mount.path(), mount.options(), Secret.ofSas(sas));
    }

    private String sign(String container, Access access) throws IOException {
        try {
            return storage.sign(container, access, validity).getRawQuery();
        } catch (StorageException x) {
            throw solution(
                    x,
                    "Container '%s'".formatted(container),
                    "mount a container of another storage account with credentialsId");
        }
    }

    /** Replaces the error for a SAS URL with too long a validity by one with a solution for pools. */
    private IOException solution(StorageException x, String mounted, String alternative) {
        if (!x.validityTooLong() || !validity.equals(LONG_LIFE)) {
            return x;
        }
        return new AbortException(
                "%s cannot be mounted for %s days: with Entra ID, SAS URLs are valid for at most 7 days. Use autoPool, or withAzureRenderPool with atEnd: 'delete', or %s."
                        .formatted(mounted, LONG_LIFE.toDays(), alternative));
    }

    private PoolMount azureFiles(MountSpec mount) throws IOException {
        StorageAccountKey key = key(mount.credentialsId());
        String share = url(mount.source(), key.getAccountName());
        checkSource(share);
        cloud.access().checkShare(share, key.getAccountName());
        return new PoolMount(
                Kind.AZURE_FILES,
                key.getAccountName(),
                share,
                mount.path(),
                mount.options(),
                Secret.ofKey(key.getKey().getPlainText()));
    }

    private static String url(String share, String account) {
        return share.startsWith("https://") ? share : "https://" + account + ".file.core.windows.net/" + share;
    }

    private PoolMount nfs(MountSpec mount) throws AbortException {
        checkSource(mount.source());
        return new PoolMount(Kind.NFS, "", mount.source(), mount.path(), mount.options(), Secret.none());
    }

    private void checkSource(String source) throws AbortException {
        MountSources.of(cloud.account()).check(source);
    }

    private StorageAccountKey key(String id) throws IOException {
        StorageAccountKey key = CredentialsProvider.findCredentialById(id, StorageAccountKey.class, run, List.of());
        if (key == null) {
            throw new AbortException(
                    "Credentials '%s' of a mount not found: check that they exist, are a storage account key and can be used by this job."
                            .formatted(id));
        }
        if (!ACCOUNT_NAME.matcher(key.getAccountName()).matches()) {
            throw new AbortException(
                    "The account name in the credentials '%s' of a mount is not valid: copy the account name and the key again from the Azure portal."
                            .formatted(id));
        }
        CredentialsProvider.track(run, key);
        cloud.access().checkMountKey(key);
        return key;
    }
}
