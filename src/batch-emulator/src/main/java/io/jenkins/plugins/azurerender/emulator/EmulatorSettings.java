package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.protocol.JsonWebKeys;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Settings of an emulator; every setting has a default. */
public final class EmulatorSettings {
    private static final SecureRandom RANDOM = new SecureRandom();

    String account = "localbatch";
    String key = randomKey();
    InetAddress address = InetAddress.getLoopbackAddress();
    int port;
    Path root;
    boolean keepFiles;
    boolean tokensAccepted;
    JsonWebKeys tokenKeys;
    Path applications;
    Path shares;
    int ledgerSize = 1_000_000;
    StorageAccounts storage = StorageAccounts.AZURE;

    EmulatorSettings() {}

    private static String randomKey() {
        byte[] bytes = new byte[64];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Sets the account name; {@code localbatch} by default. */
    public EmulatorSettings account(String name) {
        this.account = name;
        return this;
    }

    /**
     * Sets the account key in base64; a random key by default.
     *
     * @throws IllegalArgumentException if the key is not base64
     */
    public EmulatorSettings key(String base64) {
        try {
            Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The account key is not valid base64.", e);
        }
        this.key = base64;
        return this;
    }

    /** Sets the port; 0, the default, selects a free port. */
    public EmulatorSettings port(int number) {
        this.port = number;
        return this;
    }

    /** Sets the address to listen on; the loopback address by default. */
    public EmulatorSettings address(InetAddress one) {
        this.address = one;
        return this;
    }

    /**
     * Sets the folder for the nodes' folders, deleted on close; a new temporary folder by default. Keep the path short.
     */
    public EmulatorSettings root(Path folder) {
        this.root = folder;
        return this;
    }

    /** Sets whether the nodes' folders are kept on close. */
    public EmulatorSettings keepFiles(boolean keep) {
        this.keepFiles = keep;
        return this;
    }

    /**
     * Accepts Entra bearer tokens as well. Audience and lifetime are checked; signatures only with {@link #tokenKeys}.
     */
    public EmulatorSettings acceptTokens(boolean accept) {
        this.tokensAccepted = accept;
        return this;
    }

    /**
     * Accepts Entra bearer tokens signed with one of the given keys.
     *
     * @param jwks a file with a JSON Web Key Set
     * @throws IllegalArgumentException if the file contains no keys
     */
    public EmulatorSettings tokenKeys(Path jwks) throws IOException {
        this.tokenKeys = JsonWebKeys.read(jwks);
        return acceptTokens(true);
    }

    /** Sets the folder of the application packages: one folder per application, with one folder per version. */
    public EmulatorSettings applications(Path folder) {
        this.applications = folder;
        return this;
    }

    /**
     * Sets the folder of the file shares (Azure Files, NFS, SMB), by server and path; a folder below the root by
     * default.
     */
    public EmulatorSettings shares(Path folder) {
        this.shares = folder;
        return this;
    }

    /** Sets the maximum number of ledger entries; the oldest entries are removed first. */
    public EmulatorSettings ledgerSize(int entries) {
        this.ledgerSize = entries;
        return this;
    }

    /** Sets the container URLs for mounts and auto storage, and the linked storage account. */
    public EmulatorSettings storage(StorageAccounts accounts) {
        this.storage = accounts;
        return this;
    }

    /**
     * Starts the emulator; it accepts connections when this method returns.
     *
     * @throws IllegalArgumentException if the root folder contains other files
     * @throws IOException if the port is in use or the folder cannot be created
     */
    public BatchEmulator start() throws IOException {
        return new BatchEmulator(this);
    }
}
