package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Azurite process on a free loopback port with its own account and key. Data is kept in memory, so each start is
 * empty. The process ends with {@link #close()} and with this JVM, even if the JVM is killed.
 */
public final class Azurite implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("successfully listens on https?://127\\.0\\.0\\.1:(\\d+)");
    private static final long START_SECONDS = 60;

    private final Process process;
    private final String account;
    private final String key;
    private final URI endpoint;

    private Azurite(Process process, String account, String key, URI endpoint) {
        this.process = process;
        this.account = account;
        this.key = key;
        this.endpoint = endpoint;
    }

    /**
     * Starts Azurite and returns when it responds.
     *
     * @param folder receives the log, azurite.log; created if missing
     * @throws IOException if Azurite does not start; the message contains the reason and what to do
     */
    public static Azurite start(Path folder) throws IOException, InterruptedException {
        return start(folder, "http", List.of());
    }

    /**
     * Starts Azurite with HTTPS, which also accepts any well-formed, unexpired Entra ID access token.
     *
     * @param certificate a PKCS#12 file for 127.0.0.1
     */
    public static Azurite startWithTokens(Path folder, Path certificate, String password)
            throws IOException, InterruptedException {
        return start(folder, "https", List.of("--oauth", "basic", "--cert", certificate.toString(), "--pwd", password));
    }

    private static Azurite start(Path folder, String scheme, List<String> more)
            throws IOException, InterruptedException {
        AzuriteInstallation installation = installation();
        SecureRandom random = new SecureRandom();
        String account = "local" + HexFormat.of().formatHex(bytes(random, 5));
        String key = Base64.getEncoder().encodeToString(bytes(random, 64));
        Path log = Files.createDirectories(folder).toAbsolutePath().resolve("azurite.log");

        List<String> command = new ArrayList<>(List.of(
                "node",
                "-r",
                installation.preloadedScript().toString(),
                installation.main().toString(),
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                "0",
                "--inMemoryPersistence",
                "--disableTelemetry"));
        command.addAll(more);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AZURITE_ACCOUNTS", account + ":" + key);
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        try {
            URI endpoint = URI.create(scheme + "://127.0.0.1:" + waitForPort(process, log) + "/" + account);
            return new Azurite(process, account, key, endpoint);
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static AzuriteInstallation installation() throws IOException {
        try {
            AzuriteInstallation installation = AzuriteInstallation.ofThisClone();
            if (!installation.isComplete()) {
                throw new IOException("Azurite is not installed in " + installation.home()
                        + ". Run 'mvn process-classes -pl src/local-cloud -am' in the repository.");
            }
            return installation;
        } catch (SetUpException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String waitForPort(Process process, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
            String text = Files.readString(log);
            Matcher matcher = LISTENING.matcher(text);
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (ended || System.nanoTime() > deadline) {
                throw new IOException("Azurite %s. It requires Node.js 20 or newer. Its output:%n%s"
                        .formatted(
                                ended
                                        ? "exited with code " + process.exitValue()
                                        : "did not start within " + START_SECONDS + " seconds",
                                text));
            }
        }
    }

    /** Returns the Blob endpoint: {@code http://127.0.0.1:PORT/ACCOUNT}. */
    public URI endpoint() {
        return endpoint;
    }

    public String account() {
        return account;
    }

    /** Returns the account key in base64. */
    public String key() {
        return key;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the process immediately; stored data is lost. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
