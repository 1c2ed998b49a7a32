package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.api.Gateway;
import io.jenkins.plugins.azurerender.emulator.control.Control;
import io.jenkins.plugins.azurerender.emulator.control.ControlEndpoint;
import io.jenkins.plugins.azurerender.emulator.control.Ledger;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.protocol.Authentication;
import io.jenkins.plugins.azurerender.emulator.protocol.BearerTokens;
import io.jenkins.plugins.azurerender.emulator.protocol.SharedKey;
import io.jenkins.plugins.azurerender.emulator.state.Applications;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Folders;
import io.jenkins.plugins.azurerender.emulator.state.Node;
import io.jenkins.plugins.azurerender.emulator.time.ServiceClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A local Azure Batch account; serves requests from the constructor until {@link #close}. */
public final class BatchEmulator implements AutoCloseable {
    private static final long MAX_BODY = 4L * 1024 * 1024;

    private final EmulatorSettings settings;
    private final Ledger ledger;
    private final Switches switches = new Switches();
    private final ServiceClock clock = new ServiceClock();
    private final Control control;
    private final Path root;
    private final URI url;
    private ControlEndpoint controlEndpoint;
    private volatile BatchAccount account;
    private HttpListener listener;
    private boolean closed;

    BatchEmulator(EmulatorSettings settings) throws IOException {
        this.settings = settings;
        this.ledger = new Ledger(settings.ledgerSize);
        this.root = settings.root == null
                ? Files.createTempDirectory("batch").toRealPath()
                : emptyFolder(
                        Files.createDirectories(settings.root.toAbsolutePath()).toRealPath());
        this.account = newAccount();
        Gateway gateway = gateway();
        this.listener = listen(settings.port, gateway);
        this.url = URI.create("http://" + host(settings.address) + ":" + listener.port());
        account.url(url.toString());
        this.control = new Control(ledger, switches, clock, new NodeControl(), this::restart, gateway.operations());
    }

    /** Requires an empty folder, or one that holds only nodes' folders, because the folder is deleted on close. */
    private static Path emptyFolder(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            boolean otherFiles = entries.map(one -> folder.relativize(one).toString())
                    .anyMatch(name -> !name.matches("n\\d+|shares"));
            if (otherFiles) {
                throw new IllegalArgumentException("The folder " + folder
                        + " is not empty. Use an empty folder: it is deleted when the emulator stops.");
            }
        }
        return folder;
    }

    private BatchAccount newAccount() {
        return new BatchAccount(
                settings.account,
                root,
                settings.storage,
                settings.shares == null ? root.resolve("shares") : settings.shares.toAbsolutePath(),
                new Applications(settings.applications),
                clock,
                ledger,
                switches);
    }

    private Gateway gateway() {
        BearerTokens tokens = settings.tokensAccepted ? new BearerTokens(settings.tokenKeys) : null;
        Authentication authentication = new Authentication(new SharedKey(settings.account, settings.key), tokens);
        return new Gateway(account, authentication);
    }

    private HttpListener listen(int port, Gateway gateway) throws IOException {
        return new HttpListener(new InetSocketAddress(settings.address, port), MAX_BODY, gateway);
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Returns the settings of a new emulator, all at their defaults. */
    public static EmulatorSettings builder() {
        return new EmulatorSettings();
    }

    /** Returns the service URL without a trailing slash, such as http://127.0.0.1:41234. */
    public URI url() {
        return url;
    }

    /** Returns the account name. */
    public String account() {
        return settings.account;
    }

    /** Returns the account key in base64. */
    public String key() {
        return settings.key;
    }

    /** Returns the folder that contains the nodes' folders. */
    public Path root() {
        return root;
    }

    /** Returns the control API: ledger, switches, clock, nodes, restart. */
    public Control control() {
        return control;
    }

    /**
     * Starts the HTTP control API on the loopback address, unless it runs, and returns it.
     *
     * @param port 0 for a free port
     */
    public synchronized ControlEndpoint openControl(int port) throws IOException {
        if (controlEndpoint == null) {
            controlEndpoint = new ControlEndpoint(control, port);
        }
        return controlEndpoint;
    }

    private final class NodeControl implements Control.Nodes {
        @Override
        public void preempt(String nodeId, Duration awayFor) {
            with(nodeId, node -> node.lifecycle().preempt(awayFor));
        }

        @Override
        public void becomeUnusable(String nodeId) {
            with(nodeId, node -> node.lifecycle().becomeUnusable("NodeUnreachable", "The node does not answer"));
        }

        private void with(String nodeId, Consumer<Node> work) {
            account.locked(() -> {
                Node node = account.node(nodeId);
                if (node == null) {
                    throw new IllegalArgumentException("Node " + nodeId + ".");
                }
                work.accept(node);
            });
        }
    }

    private void restart(Duration downFor, boolean keepState) {
        stopListening(keepState);
        try {
            Thread.sleep(downFor.toMillis());
            listenAgain(keepState);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stopListening(boolean keepState) {
        listener.close();
        if (!keepState) {
            account.close();
            account = newAccount();
            account.url(url.toString());
        }
    }

    private synchronized void listenAgain(boolean keptState) throws IOException {
        if (!closed) {
            listener = listen(url.getPort(), gateway());
            ledger.add("restart", url.toString(), keptState ? "state kept" : "state lost");
        }
    }

    /**
     * Closes the port, ends every process of every task, and deletes the nodes' folders unless {@code keepFiles} is
     * set.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        listener.close();
        if (controlEndpoint != null) {
            controlEndpoint.close();
        }
        account.close();
        if (!settings.keepFiles) {
            Folders.delete(root);
        }
    }
}
