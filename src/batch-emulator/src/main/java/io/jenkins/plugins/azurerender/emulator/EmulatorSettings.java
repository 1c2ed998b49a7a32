package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.protocol.TokenKeys;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What an emulator shall be like; every setting has a default. */
public final class EmulatorSettings {
    private static final SecureRandom RANDOM = new SecureRandom();

    String account = "localbatch";
    String key = randomKey();
    InetAddress address = InetAddress.getLoopbackAddress();
    int port;
    Path root;
    boolean keepFiles;
    boolean tokensAccepted;
    TokenKeys tokenKeys;
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

    /** The account's name; localbatch when not set. */
    public EmulatorSettings account(String name) {
        this.account = name;
        return this;
    }

    /**
     * The account's key in base64; a random one when not set.
     *
     * @throws IllegalArgumentException when it is not base64
     */
    public EmulatorSettings key(String base64) {
        try {
            Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The account's key is not base64; take it as it is given.", e);
        }
        this.key = base64;
        return this;
    }

    /** The port; 0, the default, takes a free one. */
    public EmulatorSettings port(int number) {
        this.port = number;
        return this;
    }

    /** The address to listen on; the loopback address when not set. */
    public EmulatorSettings address(InetAddress one) {
        this.address = one;
        return this;
    }

    /** The folder for the nodes' folders, removed at the end; a new temporary one when not set. Keep it short. */
    public EmulatorSettings root(Path folder) {
        this.root = folder;
        return this;
    }

    /** Leaves the nodes' folders where they are at the end. */
    public EmulatorSettings keepFiles(boolean keep) {
        this.keepFiles = keep;
        return this;
    }

    /** Takes Entra bearer tokens too: well-formed, for Batch, not over; signatures are verified with token keys only. */
    public EmulatorSettings acceptTokens(boolean accept) {
        this.tokensAccepted = accept;
        return this;
    }

    /**
     * Takes Entra bearer tokens whose signatures these keys verify.
     *
     * @param jwks a file with a JSON Web Key Set
     * @throws IllegalArgumentException when there are no keys in it
     */
    public EmulatorSettings tokenKeys(Path jwks) throws IOException {
        this.tokenKeys = TokenKeys.read(jwks);
        return acceptTokens(true);
    }

    /** A folder with a folder for each application, which has a folder for each version. */
    public EmulatorSettings applications(Path folder) {
        this.applications = folder;
        return this;
    }

    /** The folder that holds file shares: of Azure Files, NFS and SMB, by server and path; one below the root when not set. */
    public EmulatorSettings shares(Path folder) {
        this.shares = folder;
        return this;
    }

    /** How many entries the ledger keeps; the oldest go first. */
    public EmulatorSettings ledgerSize(int entries) {
        this.ledgerSize = entries;
        return this;
    }

    /** Where mounts and auto storage find their containers, and which account is linked. */
    public EmulatorSettings storage(StorageAccounts accounts) {
        this.storage = accounts;
        return this;
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @throws IllegalArgumentException when something else lies in the folder
     * @throws IOException when the port is taken or the folder cannot be made
     */
    public BatchEmulator start() throws IOException {
        return new BatchEmulator(this);
    }

    /** The same as {@link #start}. */
    public BatchEmulator build() throws IOException {
        return start();
    }
}
