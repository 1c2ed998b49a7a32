package io.jenkins.plugins.azurerender.account;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.FolderNames;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.ContainerNames;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
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
        WRITE("change"),
        RESIZE("resize"),
        DELETE("delete");

        private final String verb;

        Purpose(String verb) {
            this.verb = verb;
        }
    }

    /** Of Azure and its sovereign clouds. */
    private static final Set<String> FILE_HOSTS = Set.of(
            ".file.core.windows.net",
            ".file.core.usgovcloudapi.net",
            ".file.core.chinacloudapi.cn",
            ".file.core.cloudapi.de");

    private final RenderAccount account;
    private final UsablePools usablePools;
    private final NamePatterns managedPools;
    private final Requester requester;
    private final Caps caps;
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
        usablePools = UsablePools.of(account);
        managedPools = NamePatterns.parse(account.getManagedPools());
        caps = Caps.of(account, requester);
    }

    /** Returns the limits of an administrator for the requester. */
    public Caps caps() {
        return caps;
    }

    RenderAccount account() {
        return account;
    }

    /**
     * Returns the name of the container for the name of a project or container in a job. The names of a shared container
     * and the container for the assets of a job are returned unchanged; other names are projects of the job's folder, or
     * with {@code ../} of its parent folders.
     *
     * @param name null for the job's container for assets
     * @throws InvalidRequestException if the name is above the top folder, or jobs may not use it
     */
    public String container(String name) {
        if (name == null) {
            return ResourceNames.assetContainer(requester.run());
        }
        ContainerNames.checkReserved(name);
        String folder = requester.folder();
        String project = name;
        while (project.startsWith("../")) {
            if (folder.isEmpty()) {
                throw new InvalidRequestException(
                        "The project '%s' is above the top folder of Jenkins: remove ../ from its name."
                                .formatted(name));
            }
            folder = FolderNames.parent(folder);
            project = project.substring("../".length());
        }
        boolean complete = ResourceNames.isGenerated(project)
                || shared(project).isPresent()
                || projectFolder(project).isPresent();
        return complete ? project : ResourceNames.projectContainer(folder, project);
    }

    /** Returns the owner of a container that this build creates for assets: its job, or the folder of the project. */
    public Owner assetOwner(String container) {
        Run<?, ?> run = requester.run();
        if (container.equals(ResourceNames.assetContainer(run))) {
            return Owner.of(run, ResourceKind.ASSETS, container, Instant.MAX);
        }
        Owner owner = Owner.of(run, ResourceKind.SHARED, container, Instant.MAX);
        return projectFolder(container).map(owner::inFolder).orElse(owner);
    }

    /** Returns the folder to which a project belongs: the requester's or one of its parent folders; empty if to neither. */
    private Optional<String> projectFolder(String container) {
        String folder = requester.folder();
        while (!ResourceNames.isProjectContainer(folder, container)) {
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = FolderNames.parent(folder);
        }
        return Optional.of(folder);
    }

    /**
     * Whether jobs may write to a container that an administrator shares; empty when it is not shared. Patterns do not match
     * names as projects of folders have, otherwise one for {@code show-*} would share the projects named {@code show}.
     */
    private Optional<Boolean> shared(String container) {
        if (ResourceNames.isGenerated(container)) {
            return Optional.empty();
        }
        boolean project = ResourceNames.isProjectContainer(container);
        return account.getSharedContainers().stream()
                .filter(one -> project
                        ? one.getName().equals(container)
                        : NamePatterns.parse(one.getName()).matches(container))
                .map(SharedContainer::isWritable)
                .reduce(Boolean::logicalOr);
    }

    /** @throws StorageException if the requester may not use the container like this */
    void check(String container, Purpose purpose) throws StorageException {
        if (!may(container, purpose)) {
            throw StorageException.notOwned(refusal(container, purpose));
        }
    }

    /** Whether the requester may delete a container; {@code true} if it does not exist. */
    public boolean mayDelete(String container) throws StorageException {
        return may(container, Purpose.DELETE);
    }

    private boolean may(String container, Purpose purpose) throws StorageException {
        String known = purpose + " " + container;
        if (allowed.contains(known)) {
            return true;
        }
        Map<String, String> tags = storage.tags(container).orElse(null);
        if (tags == null) { // to delete a container that does not exist is a repeated request
            return purpose == Purpose.DELETE || mayCreate(container);
        }
        boolean permitted = may(container, tags, purpose);
        if (permitted) {
            allowed.add(known);
        }
        return permitted;
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
        return projectFolder(container).isPresent() || shared(container).orElse(false);
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
            case KEYS ->
                purpose == Purpose.DELETE
                        ? requester.isInFolder(owner)
                        : owner.folder().equals(requester.folder());
            case ASSETS ->
                purpose != Purpose.DELETE
                        && (requester.isOwnJob(owner) || purpose == Purpose.READ && requester.isBelow(owner));
            case SHARED ->
                purpose != Purpose.DELETE
                        && projectFolder(container)
                                .filter(owner.folder()::equals)
                                .isPresent();
            default -> false;
        };
    }

    private String refusal(String container, Purpose purpose) {
        if (purpose == Purpose.WRITE && shared(container).isPresent()) {
            return "This job can only read container '%s'. Use another project, or ask an administrator to make it writable under Shared containers of the render account '%s'."
                    .formatted(container, account.getName());
        }
        if (purpose == Purpose.DELETE) {
            return "Container '%s' does not belong to this job, so this job cannot delete it.".formatted(container);
        }
        if (ResourceNames.isGenerated(container)) {
            return "Container '%s' does not belong to this job, so this job cannot %s it. Use a project."
                    .formatted(container, purpose.verb);
        }
        return "Container '%s' does not belong to %s of this controller, so this job cannot %s it. Use a project, or ask an administrator to add the container to Shared containers of the render account '%s'."
                .formatted(container, requester.describeFolder(), purpose.verb, account.getName());
    }

    /** Whether the requester may use a pool: jobs may use it, or it is an auto pool that the requester may change. */
    public boolean mayUse(ListedPool pool) {
        return usablePools.contains(pool.id())
                && (!ResourceNames.isAutoPool(pool.id()) || mayChange(pool.id(), pool.tags()));
    }

    /** @throws BatchException if the requester may not use the pool, as in {@link #mayUse} */
    public void checkUse(String pool) throws BatchException {
        Optional<String> refusal = usablePools.refusal(pool);
        if (refusal.isPresent()) {
            throw BatchException.notOwned(refusal.get());
        }
        if (ResourceNames.isAutoPool(pool)
                && batch.pool(pool)
                        .filter(status -> mayChange(status.id(), status.tags()))
                        .isEmpty()) {
            throw BatchException.notOwned(
                    "Pool '%s' is not the auto pool of a render of %s, so this job cannot use it. Use another pool."
                            .formatted(pool, requester.describeFolder()));
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
     * Whether a build scales down or deletes a pool at the end of its block: a block created the pool, and this build is
     * the last that prepared it.
     */
    public boolean endsWithBuild(PoolStatus pool) {
        return ResourceKind.isOfBlock(pool.tags())
                && Owner.parse(pool.id(), pool.tags())
                        .filter(owner -> owner.is(requester.run()))
                        .isPresent();
    }

    /**
     * Returns the pool; empty if it does not exist.
     *
     * @throws BatchException if the requester may not change the pool like this
     */
    Optional<PoolStatus> checkPool(String pool, Purpose purpose) throws BatchException {
        Optional<PoolStatus> status = batch.pool(pool);
        boolean managed = managedPools.matches(pool) && !requester.isController();
        boolean owned = status.filter(found -> mayChange(found.id(), found.tags())) // Batch ignores the case of ids
                .isPresent();
        if (!managed && status.isPresent() && !owned) {
            throw BatchException.notOwned(
                    "Pool '%s' was not created by this controller for %s, so this job cannot %s it. Use it without changes, or ask an administrator to add it to Managed pools of the render account '%s'."
                            .formatted(pool, requester.describeFolder(), purpose.verb, account.getName()));
        }
        return status;
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
                    "Batch job '%s' is not a render of this job and controller, so this job cannot %s it. Use the value returned by azureRenderSubmit."
                            .formatted(job, purpose.verb));
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
        if (!azure && !MountSources.of(account).lists(share)) {
            throw StorageException.notOwned(
                    "The share is on '%s', which is not a host of storage account '%s'. Use https://%2$s.file.core.windows.net/share, or ask an administrator to add its URL to Mount sources of the render account '%s'."
                            .formatted(host, storageAccount, account.getName()));
        }
    }

    /** @throws IOException if the storage account of a key is the one that keeps the files of render accounts */
    public void checkMountKey(StorageAccountKey key) throws IOException {
        String name = key.getAccountName();
        boolean own = storage.account().equalsIgnoreCase(name)
                || AzureRenderConfiguration.get().getAccounts().stream().anyMatch(one -> isKeyOf(one, key));
        if (own) {
            throw StorageException.notOwned(
                    "The key of storage account '%s' opens everything that render accounts store there, so nodes do not get it: remove credentialsId, or mount from another storage account."
                            .formatted(name));
        }
    }

    /** The URL of a render account can have any host, so that its credentials are compared as well. */
    private static boolean isKeyOf(RenderAccount account, StorageAccountKey key) {
        return Endpoint.accountOf(account.getStorageUrl()).equalsIgnoreCase(key.getAccountName())
                || Optional.ofNullable(account.getStorageCredentialsId())
                        .flatMap(id -> CredentialsLookup.ofController().find(id, StorageAccountKey.class))
                        .filter(own -> own.getAccountName().equalsIgnoreCase(key.getAccountName())
                                || own.getKey().equals(key.getKey()))
                        .isPresent();
    }
}
