package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides what a job may do with the containers, pools and Batch jobs of one render account: by the tags of each, which
 * name the controller, the job and the kind, and by the lists of the administrator. {@link GuardedBatch} and
 * {@link GuardedStorage} ask it before each request; nothing is decided elsewhere.
 */
public final class ResourceAccess {

    /** Intended use of a container, pool or job. */
    enum Purpose {
        READ("read"),
        WRITE("changed"),
        RESIZE("resized"),
        DELETE("deleted");

        private final String participle;

        Purpose(String participle) {
            this.participle = participle;
        }
    }

    /** Of Azure and its sovereign clouds. */
    private static final Set<String> FILE_HOSTS = Set.of(
            ".file.core.windows.net",
            ".file.core.usgovcloudapi.net",
            ".file.core.chinacloudapi.cn",
            ".file.core.cloudapi.de");

    private final RenderAccount account;
    private final NamePatterns usablePools;
    private final NamePatterns managedPools;
    private final Requester requester;
    private final BatchService batch;
    private final RenderStorage storage;

    /** Names are of jobs and containers: they contain hashes of their owner, and so never change it. */
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();

    /** @param storage null when only the Batch side is opened */
    ResourceAccess(RenderAccount account, Requester requester, BatchService batch, RenderStorage storage) {
        this.account = account;
        this.requester = requester;
        this.batch = batch;
        this.storage = storage;
        usablePools = NamePatterns.parse(account.getUsablePools());
        managedPools = NamePatterns.parse(account.getManagedPools());
    }

    /**
     * Returns the name of the container for the name of a project or container in a job. The name of a shared container
     * is returned unchanged; other names are projects of the job's folder, or with {@code ../} of its parent folders.
     *
     * @param name null for the job's container for assets
     * @throws InvalidRequestException if the name is above the top folder
     */
    public String container(String name) {
        if (name == null) {
            return ResourceNames.assetContainer(requester.run());
        }
        String folder = requester.folder();
        String project = name;
        while (project.startsWith("../")) {
            if (folder.isEmpty()) {
                throw new InvalidRequestException(
                        "The project '%s' is above the top folder of Jenkins: remove ../ from its name."
                                .formatted(name));
            }
            folder = parent(folder);
            project = project.substring("../".length());
        }
        boolean complete = ResourceNames.isGenerated(project) || shared(project).isPresent() || isProject(project);
        return complete ? project : ResourceNames.projectContainer(folder, project);
    }

    private static String parent(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }

    /** Whether a container is a project of the requester's folder or of one of its parent folders. */
    private boolean isProject(String container) {
        String folder = requester.folder();
        while (!ResourceNames.isProjectContainer(folder, container)) {
            if (folder.isEmpty()) {
                return false;
            }
            folder = parent(folder);
        }
        return true;
    }

    /** Whether jobs may write to a container that an administrator shares; empty when it is not shared. */
    private Optional<Boolean> shared(String container) {
        if (ResourceNames.isGenerated(container)) {
            return Optional.empty();
        }
        return account.getSharedContainers().stream()
                .filter(one -> NamePatterns.parse(one.getName()).matches(container))
                .map(SharedContainer::isWritable)
                .reduce(Boolean::logicalOr);
    }

    /** @throws StorageException if the requester may not use the container like this */
    void check(String container, Purpose purpose) throws StorageException {
        String known = purpose + " " + container;
        if (allowed.contains(known)) {
            return;
        }
        Map<String, String> tags = storage.tags(container).orElse(null);
        // To delete what does not exist is a repeated request.
        boolean permitted =
                tags == null ? purpose == Purpose.DELETE || mayCreate(container) : may(container, tags, purpose);
        if (!permitted) {
            throw StorageException.notOwned(refusal(container, purpose));
        }
        if (tags != null) {
            allowed.add(known);
        }
    }

    /** @throws StorageException if the requester may not create a container of this name and with these tags */
    void checkCreation(String container, Map<String, String> tags) throws StorageException {
        boolean keys = ResourceNames.isMountContainer(container)
                && Owner.parse(container, tags)
                        .filter(owner -> owner.kind() == ResourceKind.KEYS && requester.isOwnJob(owner))
                        .isPresent();
        if (!keys && !mayCreate(container)) {
            throw StorageException.notOwned(refusal(container, Purpose.WRITE));
        }
    }

    /** Records that a container did not exist and was created by the requester. */
    void created(String container) {
        allowed.add(Purpose.READ + " " + container);
        allowed.add(Purpose.WRITE + " " + container);
    }

    private boolean mayCreate(String container) {
        if (ResourceNames.isGenerated(container)) {
            return requester.run() != null && ResourceNames.isOf(requester.run(), container);
        }
        return isProject(container) || shared(container).orElse(false);
    }

    private boolean may(String container, Map<String, String> tags, Purpose purpose) {
        Optional<Owner> owner = Owner.parse(container, tags);
        if (owner.isPresent() && mayAsOwner(container, owner.get(), purpose)) {
            return true;
        }
        return !ResourceKind.isPrivate(tags)
                && purpose != Purpose.DELETE
                && shared(container)
                        .filter(writable -> writable || purpose == Purpose.READ)
                        .isPresent();
    }

    private boolean mayAsOwner(String container, Owner owner, Purpose purpose) {
        if (requester.isController()) {
            return true;
        }
        return switch (owner.kind()) {
            case FRAMES, NODE -> requester.isOwnJob(owner);
            case KEYS -> requester.isInFolder(owner);
            case ASSETS ->
                purpose != Purpose.DELETE
                        && (requester.isOwnJob(owner) || purpose == Purpose.READ && requester.isBelow(owner));
            case SHARED -> purpose != Purpose.DELETE && isProject(container);
            default -> false;
        };
    }

    private String refusal(String container, Purpose purpose) {
        if (purpose == Purpose.WRITE && shared(container).isPresent()) {
            return "Container '%s' may only be read: use another project, or an administrator makes it writable in the render account '%s' under Shared containers."
                    .formatted(container, account.getName());
        }
        return "Container '%s' does not belong to %s of this controller, so it is not %s: use a project, or an administrator adds it to the render account '%s' under Shared containers."
                .formatted(container, requester.describeFolder(), purpose.participle, account.getName());
    }

    /** Whether jobs may use the pool: an administrator lists it, or lists none. */
    public boolean mayUse(String pool) {
        return usablePools.isEmpty() || usablePools.matches(pool);
    }

    /** @throws BatchException if jobs may not use the pool */
    public void checkUse(String pool) throws BatchException {
        if (!mayUse(pool)) {
            throw BatchException.notOwned(
                    "Pool '%s' may not be used: use another pool, or an administrator adds it to the render account '%s' under Usable pools."
                            .formatted(pool, account.getName()));
        }
    }

    /** Whether the requester may resize and delete a pool: jobs of its folder made it, or an administrator lists it. */
    public boolean mayChange(PoolStatus pool) {
        return managedPools.matches(pool.id()) || mayChange(pool.id(), pool.tags());
    }

    private boolean mayChange(String pool, Map<String, String> tags) {
        return Owner.parse(pool, tags)
                .filter(owner -> requester.isController() || requester.isInFolder(owner))
                .isPresent();
    }

    /**
     * Whether a build may scale down or delete a pool at the end of its block: it made the pool or is the last that
     * prepared it, or an administrator lists the pool.
     */
    public boolean endsWithBuild(PoolStatus pool) {
        return managedPools.matches(pool.id())
                || Owner.parse(pool.id(), pool.tags())
                        .filter(owner -> owner.kind() != ResourceKind.PERMANENT && owner.is(requester.run()))
                        .isPresent();
    }

    /** @throws BatchException if the requester may not change the pool like this */
    void checkPool(String pool, Purpose purpose) throws BatchException {
        if (requester.isController() || !managedPools.matches(pool)) {
            Optional<PoolStatus> status = batch.pool(pool);
            if (status.isPresent() && !mayChange(pool, status.get().tags())) {
                throw BatchException.notOwned(
                        "Pool '%s' was not created by this controller for %s, so it is not %s: use it as it is, or an administrator adds it to the render account '%s' under Managed pools."
                                .formatted(pool, requester.describeFolder(), purpose.participle, account.getName()));
            }
        }
    }

    /** @throws BatchException if the Batch job is not one of the requester's renders */
    void checkJob(String job, Purpose purpose) throws BatchException {
        if (allowed.contains(job)) {
            return;
        }
        Map<String, String> tags = batch.job(job).map(status -> status.tags()).orElse(null);
        if (tags == null) {
            return; // nothing to change
        }
        boolean owned = Owner.parse(job, tags)
                .filter(owner -> owner.kind() == ResourceKind.RENDER)
                .filter(owner -> requester.isController() || requester.isOwnJob(owner))
                .isPresent();
        if (!owned) {
            throw BatchException.notOwned(
                    "Batch job '%s' is not a render of this job and controller, so it is not %s: use the value returned by azureRenderSubmit."
                            .formatted(job, purpose.participle));
        }
        allowed.add(job);
    }

    /**
     * @param share URL of a file share
     * @param storageAccount that the credentials belong to
     * @throws IOException if nodes must not send these credentials to the host of the share
     */
    public void checkShare(String share, String storageAccount) throws IOException {
        String host = URI.create(share).getHost();
        boolean azure = FILE_HOSTS.stream().anyMatch(suffix -> (storageAccount + suffix).equals(host));
        if (!azure && !MountSources.of(account.getName()).lists(share)) {
            throw StorageException.notOwned(
                    "The share is on '%s', which is no host of storage account '%s': use https://%2$s.file.core.windows.net/share, or an administrator adds its URL to Mount sources of the render account '%s'."
                            .formatted(host, storageAccount, account.getName()));
        }
    }

    /** @throws IOException if the storage account of a key is the one that keeps the files of render accounts */
    public void checkMountAccount(String storageAccount) throws IOException {
        boolean own = storage.account().equals(storageAccount)
                || AzureRenderConfiguration.get().getAccounts().stream()
                        .anyMatch(one -> storageAccount.equals(Endpoint.accountOf(one.getStorageUrl())));
        if (own) {
            throw StorageException.notOwned(
                    "The key of storage account '%s' opens everything that render accounts store there, so nodes do not get it: remove credentialsId, or mount from another storage account."
                            .formatted(storageAccount));
        }
    }
}
