package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.account.ResourceAccess.Purpose;
import io.jenkins.plugins.azurerender.azure.storage.ListedContainer;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A storage account of which a requester gets only what {@link ResourceAccess} allows. */
record GuardedStorage(RenderStorage storage, ResourceAccess access) implements RenderStorage {

    @Override
    public String account() {
        return storage.account();
    }

    @Override
    public boolean createContainer(String container, Map<String, String> tags) throws StorageException {
        access.checkCreation(container, tags);
        boolean created = storage.createContainer(container, tags);
        if (created) {
            access.created(container);
        } else {
            access.check(container, Purpose.WRITE);
        }
        return created;
    }

    @Override
    public Optional<Map<String, String>> tags(String container) throws StorageException {
        return storage.tags(container);
    }

    @Override
    public void deleteContainer(String container) throws StorageException {
        access.check(container, Purpose.DELETE);
        storage.deleteContainer(container);
    }

    @Override
    public void put(String container, String name, byte[] content) throws StorageException {
        access.check(container, Purpose.WRITE);
        storage.put(container, name, content);
    }

    @Override
    public Set<String> blocks(String container, String name) throws StorageException {
        access.check(container, Purpose.WRITE);
        return storage.blocks(container, name);
    }

    @Override
    public URI signFile(String container, String name, Duration life) throws StorageException {
        access.check(container, Purpose.READ);
        return storage.signFile(container, name, life);
    }

    @Override
    public void containers(String prefix, Consumer<ListedContainer> each) throws StorageException {
        storage.containers(prefix, each);
    }

    @Override
    public URI sign(String container, Access permissions, Duration life) throws StorageException {
        access.check(container, permissions == Access.READ ? Purpose.READ : Purpose.WRITE);
        return storage.sign(container, permissions, life);
    }
}
