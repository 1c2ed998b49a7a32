package io.jenkins.plugins.azurerender.localcloud;

import io.jenkins.plugins.azurerender.emulator.BatchEmulator;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A Batch account and a storage account on free loopback ports; each start is empty. */
public final class LocalCloud implements AutoCloseable {
    private final Azurite azurite;
    private final BatchEmulator emulator;
    private final Path folder;
    private final boolean temporary;

    private LocalCloud(Path folder, boolean temporary, Azurite azurite, BatchEmulator emulator) {
        this.folder = folder;
        this.temporary = temporary;
        this.azurite = azurite;
        this.emulator = emulator;
    }

    /** Starts both services in a temporary folder, which {@link #close()} deletes. */
    public static LocalCloud start() throws IOException, InterruptedException {
        return start(Files.createTempDirectory("cloud"), true, false);
    }

    /** Like {@link #start()}, but with Blender as in {@link #startWithBlender(Path)}. */
    public static LocalCloud startWithBlender() throws IOException, InterruptedException {
        return start(Files.createTempDirectory("cloud"), true, true);
    }

    /**
     * Starts both services and returns when they respond.
     *
     * @param folder for the nodes' folders (in {@code batch}) and the Azurite log; created if missing. Keep the path
     *     short, because the files of all tasks are below it.
     * @throws IOException if a service does not start; the message contains the reason and what to do
     */
    public static LocalCloud start(Path folder) throws IOException, InterruptedException {
        return start(folder, false, false);
    }

    /**
     * Like {@link #start(Path)}, but the Batch account has the application package {@code blender}, which starts the Blender
     * of this machine, if it has one.
     */
    public static LocalCloud startWithBlender(Path folder) throws IOException, InterruptedException {
        return start(folder, false, true);
    }

    private static LocalCloud start(Path folder, boolean temporary, boolean withBlender)
            throws IOException, InterruptedException {
        Azurite azurite = Azurite.start(folder);
        try {
            Path applications = Files.createDirectories(folder.resolve("applications"));
            if (withBlender) {
                BlenderInstallation.ofThisMachine().addPackage(applications);
            }
            BatchEmulator emulator = BatchEmulator.builder()
                    .applications(applications)
                    .root(folder.resolve("batch"))
                    .storage(new StorageAccounts(containers(azurite.endpoint()), null, null))
                    .start();
            return new LocalCloud(folder, temporary, azurite, emulator);
        } catch (IOException | RuntimeException e) {
            azurite.close();
            throw e;
        }
    }

    /** Returns the URL template of mounted containers; all storage accounts are served by Azurite. */
    private static String containers(URI endpoint) {
        return "http://" + endpoint.getAuthority() + "/{account}/{container}";
    }

    /** Returns the Batch account URL: {@code http://127.0.0.1:PORT}. */
    public URI batchUrl() {
        return emulator.url();
    }

    public String batchAccount() {
        return emulator.account();
    }

    /** Returns the Batch account key in base64. */
    public String batchKey() {
        return emulator.key();
    }

    /** Returns the Blob endpoint: {@code http://127.0.0.1:PORT/ACCOUNT}. */
    public URI blobEndpoint() {
        return azurite.endpoint();
    }

    public String storageAccount() {
        return azurite.account();
    }

    /** Returns the storage account key in base64. */
    public String storageKey() {
        return azurite.key();
    }

    /** Returns the Batch emulator, for its ledger and switches. */
    public BatchEmulator emulator() {
        return emulator;
    }

    /** Ends all tasks and both services, and deletes the nodes' folders. */
    @Override
    public void close() {
        try {
            emulator.close();
        } finally {
            azurite.close();
            if (temporary) {
                remove(folder);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(LocalCloud::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
