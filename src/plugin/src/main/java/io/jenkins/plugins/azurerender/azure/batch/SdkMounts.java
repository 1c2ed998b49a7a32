package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.AzureBlobFileSystemConfiguration;
import com.microsoft.azure.batch.protocol.models.AzureFileShareConfiguration;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.MountConfiguration;
import com.microsoft.azure.batch.protocol.models.NFSMountConfiguration;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount.Kind;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount.Secret;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts mounts to and from types of the Batch SDK. */
final class SdkMounts {

    private SdkMounts() {}

    static List<MountConfiguration> configurations(List<PoolMount> mounts) {
        return mounts.stream().map(SdkMounts::configuration).toList();
    }

    private static MountConfiguration configuration(PoolMount mount) {
        return switch (mount.kind()) {
            case BLOBFUSE ->
                new MountConfiguration()
                        .withAzureBlobFileSystemConfiguration(new AzureBlobFileSystemConfiguration()
                                .withAccountName(mount.account())
                                .withContainerName(mount.source())
                                .withAccountKey(orNull(mount.secret().key()))
                                .withSasKey(orNull(mount.secret().sas()))
                                .withBlobfuseOptions(orNull(mount.options()))
                                .withRelativeMountPath(mount.path()));
            case AZURE_FILES ->
                new MountConfiguration()
                        .withAzureFileShareConfiguration(new AzureFileShareConfiguration()
                                .withAccountName(mount.account())
                                .withAzureFileUrl(mount.source())
                                .withAccountKey(mount.secret().key())
                                .withMountOptions(orNull(mount.options()))
                                .withRelativeMountPath(mount.path()));
            case NFS ->
                new MountConfiguration()
                        .withNfsMountConfiguration(new NFSMountConfiguration()
                                .withSource(mount.source())
                                .withMountOptions(orNull(mount.options()))
                                .withRelativeMountPath(mount.path()));
        };
    }

    /** Returns the mounts of a pool, without types that the plugin does not support. */
    static List<PoolMount> mounts(CloudPool pool) {
        List<MountConfiguration> configurations =
                pool.mountConfiguration() == null ? List.of() : pool.mountConfiguration();
        return Stream.concat(
                        configurations.stream().flatMap(SdkMounts::mount),
                        SdkStartTasks.mounts(pool.startTask()).lines().map(SdkMounts::share))
                .toList();
    }

    /** Returns the file shares for Windows nodes, one line per share: path and URL. */
    static String lines(List<PoolMount> shares) {
        return shares.stream().map(share -> share.path() + " " + share.source()).collect(Collectors.joining("\n"));
    }

    private static PoolMount share(String line) {
        String path = line.substring(0, line.indexOf(' '));
        String url = line.substring(path.length() + 1);
        String host = URI.create(url).getHost();
        return mount(Kind.AZURE_FILES, host.substring(0, host.indexOf('.')), url, path, "");
    }

    private static Stream<PoolMount> mount(MountConfiguration one) {
        AzureBlobFileSystemConfiguration blob = one.azureBlobFileSystemConfiguration();
        AzureFileShareConfiguration files = one.azureFileShareConfiguration();
        NFSMountConfiguration nfs = one.nfsMountConfiguration();
        if (blob != null) {
            return Stream.of(mount(
                    Kind.BLOBFUSE,
                    blob.accountName(),
                    blob.containerName(),
                    blob.relativeMountPath(),
                    blob.blobfuseOptions()));
        }
        if (files != null) {
            return Stream.of(mount(
                    Kind.AZURE_FILES,
                    files.accountName(),
                    files.azureFileUrl(),
                    files.relativeMountPath(),
                    files.mountOptions()));
        }
        return nfs == null
                ? Stream.empty()
                : Stream.of(mount(Kind.NFS, "", nfs.source(), nfs.relativeMountPath(), nfs.mountOptions()));
    }

    private static PoolMount mount(Kind kind, String account, String source, String path, String options) {
        return new PoolMount(kind, account, source, path, options == null ? "" : options, Secret.NONE);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
