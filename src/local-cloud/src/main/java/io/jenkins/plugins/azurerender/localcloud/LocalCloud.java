package io.jenkins.plugins.azurerender.localcloud;

import io.jenkins.plugins.azurerender.emulator.BatchEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A Batch account and a storage account on free loopback ports, new and empty with each start. */
public final class LocalCloud implements AutoCloseable {
    private final Azurite azurite;
    private final BatchEmulator emulator;

    private LocalCloud(Azurite azurite, BatchEmulator emulator) {
        this.azurite = azurite;
        this.emulator = emulator;
    }

    /**
     * Starts both and returns when they answer.
     *
     * @param folder for the nodes' folders (in {@code batch}) and Azurite's log; made when missing. Keep its path short:
     *     every file of a task lies below it.
     * @throws IOException when one of them does not start; the message has the reason and what to do
     */
    public static LocalCloud start(Path folder) throws IOException, InterruptedException {
        Azurite azurite = Azurite.start(folder);
        try {
            return new LocalCloud(
                    azurite,
                    BatchEmulator.builder().root(folder.resolve("batch")).start());
        } catch (IOException | RuntimeException e) {
            azurite.close();
            throw e;
        }
    }

    /** The Batch account's URL: {@code http://127.0.0.1:PORT}. */
    public URI batchUrl() {
        return emulator.url();
    }

    public String batchAccount() {
        return emulator.account();
    }

    /** The Batch account's key, in base64. */
    public String batchKey() {
        return emulator.key();
    }

    /** Where blobs are: {@code http://127.0.0.1:PORT/ACCOUNT}. */
    public URI blobEndpoint() {
        return azurite.endpoint();
    }

    public String storageAccount() {
        return azurite.account();
    }

    /** The storage account's key, in base64. */
    public String storageKey() {
        return azurite.key();
    }

    /** The Batch side, for its ledger and its switches. */
    public BatchEmulator emulator() {
        return emulator;
    }

    /** Ends every task and both services, and removes the nodes' folders. */
    @Override
    public void close() {
        try {
            emulator.close();
        } finally {
            azurite.close();
        }
    }
}
