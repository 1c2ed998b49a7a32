package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.api.Gateway;
import io.jenkins.plugins.azurerender.emulator.control.Control;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.protocol.SharedKey;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A local Azure Batch account that listens until it is closed. */
public final class BatchEmulator implements AutoCloseable {
    private static final long MAX_BODY = 8L * 1024 * 1024;

    private final Builder settings;
    private final BatchAccount account;
    private final HttpListener listener;
    private final Control control;
    private final Path root;
    private final URI url;

    private BatchEmulator(Builder settings) throws IOException {
        this.settings = settings;
        this.root = settings.root == null
                ? Files.createTempDirectory("batch")
                : Files.createDirectories(settings.root.toAbsolutePath());
        this.account = new BatchAccount(settings.account, root);
        SharedKey sharedKey = new SharedKey(settings.account, settings.key);
        Gateway gateway = new Gateway(account, sharedKey);
        this.listener = new HttpListener(new InetSocketAddress(settings.address, settings.port), MAX_BODY, gateway);
        this.url = URI.create("http://" + host(settings.address) + ":" + listener.port());
        account.url(url.toString());
        this.control = new Control(account.ledger(), account.clock());
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Begins to say how an emulator shall be. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, such as http://127.0.0.1:41234, without a slash at its end. */
    public URI url() {
        return url;
    }

    /** The account's name. */
    public String account() {
        return settings.account;
    }

    /** The account's key in base64. */
    public String key() {
        return settings.key;
    }

    /** The folder in which each node has its own. */
    public Path root() {
        return root;
    }

    /** What happened, what shall go wrong, what time it is. */
    public Control control() {
        return control;
    }

    /** Stops listening, ends every process of every task, and removes the nodes' folders unless told to keep them. */
    @Override
    public void close() {
        listener.close();
        account.close();
        if (!settings.keepFiles) {
            Folders.delete(root);
        }
    }

    /** What an emulator shall be like; every setting has a default. */
    public static final class Builder {
        private static final SecureRandom RANDOM = new SecureRandom();

        private String account = "localbatch";
        private String key = randomKey();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private Path root;
        private boolean keepFiles;

        private Builder() {}

        private static String randomKey() {
            byte[] bytes = new byte[64];
            RANDOM.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }

        /** The account's name; localbatch when not set. */
        public Builder account(String name) {
            this.account = name;
            return this;
        }

        /** The account's key in base64; a random one when not set. */
        public Builder key(String base64) {
            this.key = base64;
            return this;
        }

        /** The port; 0, the default, takes a free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** The address to listen on; the loopback address when not set. */
        public Builder address(InetAddress one) {
            this.address = one;
            return this;
        }

        /** The folder for the nodes' folders, removed at the end; a new temporary one when not set. Keep it short. */
        public Builder root(Path folder) {
            this.root = folder;
            return this;
        }

        /** Leaves the nodes' folders where they are at the end. */
        public Builder keepFiles(boolean keep) {
            this.keepFiles = keep;
            return this;
        }

        /**
         * Starts it; it listens when this returns.
         *
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
}
