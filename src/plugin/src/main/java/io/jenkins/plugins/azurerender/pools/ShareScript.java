package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.FolderNames;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passes the keys of file shares to Windows nodes: a script in a dedicated container stores them for the task user. The
 * keys are not part of the pool, where everyone with read access to the pool could read them.
 */
final class ShareScript {

    private static final String BLOB = "mounts.ps1";

    /** Account names and keys; others could end the quoted text of the script. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+/=-]+");

    private ShareScript() {}

    /**
     * Stores the script and returns a SAS URL for this blob only, valid for {@code validity}.
     *
     * @throws StorageException if a SAS URL cannot be valid for this duration; the script is not stored then
     */
    static URI store(List<PoolMount> shares, RenderStorage storage, Run<?, ?> run, String poolId, Duration validity)
            throws IOException {
        for (PoolMount share : shares) {
            if (!PLAIN.matcher(share.account()).matches()
                    || !PLAIN.matcher(share.secret().key()).matches()) {
                throw new AbortException(
                        "The credentials of the share '%s' are not valid: copy the account name and the key again from the Azure portal."
                                .formatted(share.source()));
            }
        }
        String container = ResourceNames.mountContainer(FolderNames.of(run), poolId);
        storage.createContainer(
                container,
                Owner.of(run, ResourceKind.KEYS, container, Instant.now().plus(validity))
                        .tags());
        URI url = storage.signFile(container, BLOB, validity);
        storage.put(container, BLOB, script(shares).getBytes(StandardCharsets.UTF_8));
        return url;
    }

    private static String script(List<PoolMount> shares) {
        return shares.stream()
                .map(share -> """
                        cmdkey.exe '/add:%s' '/user:AZURE\\%s' '/pass:%s' | Out-Null
                        if ($LASTEXITCODE -ne 0) { throw 'The credentials of %1$s could not be stored' }
                        """.formatted(
                                URI.create(share.source()).getHost(),
                                share.account(),
                                share.secret().key()))
                .distinct()
                .collect(Collectors.joining());
    }

    /** Deletes the script if it belongs to this folder; the janitor deletes others. Call this when the pool is deleted. */
    static void delete(PoolStatus pool, RenderCloud cloud) throws StorageException {
        boolean windows = NodeSystem.ofAgent(pool.nodeAgent()) == NodeSystem.WINDOWS;
        Optional<Owner> owner = Owner.parse(pool.id(), pool.tags());
        if (windows && !pool.setup().mounts().isEmpty() && owner.isPresent()) {
            String container = ResourceNames.mountContainer(owner.get().folder(), pool.id());
            if (cloud.access().mayDelete(container)) {
                cloud.storage().deleteContainer(container);
            }
        }
    }
}
