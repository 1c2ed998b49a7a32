package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.api.Gateway;
import io.jenkins.plugins.azurerender.emulator.control.Control;
import io.jenkins.plugins.azurerender.emulator.control.ControlEndpoint;
import io.jenkins.plugins.azurerender.emulator.control.Ledger;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.protocol.BearerTokens;
import io.jenkins.plugins.azurerender.emulator.protocol.SharedKey;
import io.jenkins.plugins.azurerender.emulator.protocol.SignIn;
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

/** A local Azure Batch account that listens until it is closed. */
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
                : ownFolder(
                        Files.createDirectories(settings.root.toAbsolutePath()).toRealPath());
        this.account = newAccount();
        Gateway gateway = gateway();
        this.listener = listen(settings.port, gateway);
        this.url = URI.create("http://" + host(settings.address) + ":" + listener.port());
        account.url(url.toString());
        this.control = new Control(ledger, switches, clock, new OwnNodes(), this::restart, gateway.operations());
    }

    /** The folder is removed at the end: nothing else may lie in it. */
    private static Path ownFolder(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            boolean foreign = entries.map(one -> folder.relativize(one).toString())
                    .anyMatch(name -> !name.matches("n\\d+|shares"));
            if (foreign) {
                throw new IllegalArgumentException(
                        "The folder " + folder + " is in use; give an empty one, it is removed at the end.");
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
        SignIn signIn = new SignIn(new SharedKey(settings.account, settings.key), tokens);
        return new Gateway(account, signIn);
    }

    private HttpListener listen(int port, Gateway gateway) throws IOException {
        return new HttpListener(new InetSocketAddress(settings.address, port), MAX_BODY, gateway);
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Begins to say how an emulator shall be. */
    public static EmulatorSettings builder() {
        return new EmulatorSettings();
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

    /**
     * Opens the control over HTTP on the loopback address and says where.
     *
     * @param port 0 takes a free one
     */
    public synchronized URI openControl(int port) throws IOException {
        if (controlEndpoint == null) {
            controlEndpoint = new ControlEndpoint(control, port);
        }
        return controlEndpoint.url();
    }

    private final class OwnNodes implements Control.Nodes {
        @Override
        public void preempt(String nodeId, Duration awayFor) {
            with(nodeId, node -> node.life().preempt(awayFor));
        }

        @Override
        public void becomeUnusable(String nodeId) {
            with(nodeId, node -> node.life().becomeUnusable("NodeUnreachable", "The node does not answer"));
        }

        private void with(String nodeId, Consumer<Node> work) {
            account.locked(() -> {
                Node node = account.node(nodeId);
                if (node == null) {
                    throw new IllegalArgumentException("There is no node " + nodeId + ".");
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

    /** Stops listening, ends every process of every task, and removes the nodes' folders unless told to keep them. */
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
