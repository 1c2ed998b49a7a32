package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.faults.ProxyMain;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The command line of the emulator and of the fault proxy. */
public final class Main {
    private static final String USAGE = """
            A local Azure Batch.

            java -jar azure-batch-emulator.jar [options]

              --account NAME         the account's name (localbatch)
              --key BASE64           the account's key (a random one, printed)
              --port NUMBER          the port to listen on (10010; 0 takes a free one)
              --address ADDRESS      the address to listen on (127.0.0.1)
              --root FOLDER          where the nodes' folders are made (a temporary folder)
              --keep                 leave the nodes' folders at the end
              --accept-tokens        take Entra bearer tokens too: for Batch, not over; signatures are not verified
              --token-keys FILE      take Entra bearer tokens that the keys in this JWKS verify
              --control-port NUMBER  open the control on this loopback port (0 takes a free one)
              --switch NAME=VALUE    switch something on from the start; may be given again
              --storage-urls URL     a container's URL with {account} and {container} in it
                                     (https://{account}.blob.core.windows.net/{container})
              --auto-storage NAME    the storage account linked to this account
              --auto-storage-key KEY its key in base64
              --shares FOLDER        file shares (Azure Files, NFS, SMB), in it SERVER/PATH (a temporary folder)
              --applications FOLDER  a folder per application, in it a folder per version
              --ledger NUMBER        how many entries the ledger keeps (1000000)
              --help                 this text

            Switches:
            """;

    private final EmulatorSettings settings = BatchEmulator.builder().port(10010);
    private final Map<String, String> switches = new LinkedHashMap<>();
    private String storageUrls = StorageAccounts.AZURE.urls();
    private String autoStorage;
    private String autoStorageKey;
    private Integer controlPort;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            List<String> all = Arrays.asList(arguments);
            if (all.contains("--help")) {
                System.out.print(usage());
            } else if (!all.isEmpty() && all.get(0).equals("fault-proxy")) {
                ProxyMain.main(all.subList(1, all.size()).toArray(String[]::new));
            } else {
                Main main = new Main();
                main.read(all);
                main.run(System.out);
            }
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static String usage() {
        StringBuilder text = new StringBuilder(USAGE);
        new TreeMap<>(Switches.KNOWN)
                .forEach((name, description) -> text.append(String.format("  %-20s %s%n", name, description)));
        return text.append("\nA proxy that lets calls go wrong:\n")
                .append(ProxyMain.USAGE)
                .toString();
    }

    private void read(List<String> arguments) throws IOException {
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            if (option.equals("--keep")) {
                settings.keepFiles(true);
            } else if (option.equals("--accept-tokens")) {
                settings.acceptTokens(true);
            } else if (left.isEmpty()) {
                throw new IllegalArgumentException(
                        "The option " + option + " is not known, or lacks its value: --help");
            } else {
                set(option, left.removeFirst());
            }
        }
        settings.storage(new StorageAccounts(storageUrls, autoStorage, autoStorageKey));
    }

    private void set(String option, String value) throws IOException {
        switch (option) {
            case "--account" -> settings.account(value);
            case "--key" -> settings.key(value);
            case "--port" -> settings.port(number(option, value));
            case "--address" -> settings.address(InetAddress.getByName(value));
            case "--root" -> settings.root(Path.of(value));
            case "--control-port" -> controlPort = number(option, value);
            case "--switch" ->
                switches.put(value.split("=", 2)[0], value.contains("=") ? value.split("=", 2)[1] : "true");
            case "--storage-urls" -> storageUrls = value;
            case "--auto-storage" -> autoStorage = value;
            case "--auto-storage-key" -> autoStorageKey = value;
            case "--token-keys" -> settings.tokenKeys(Path.of(value));
            case "--shares" -> settings.shares(Path.of(value));
            case "--applications" -> settings.applications(Path.of(value));
            case "--ledger" -> settings.ledgerSize(number(option, value));
            default -> throw new IllegalArgumentException("The option " + option + " is not known: --help");
        }
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("The option " + option + " takes a number, not " + value + ".");
        }
        return Integer.parseInt(value);
    }

    private void run(PrintStream out) throws IOException, InterruptedException {
        BatchEmulator emulator = settings.start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "batch-emulator-end"));
        switches.forEach(emulator.control().switches()::set);
        out.println("Azure Batch is at " + emulator.url());
        out.println("  export AZURE_BATCH_ENDPOINT=" + emulator.url());
        out.println("  export AZURE_BATCH_ACCOUNT=" + emulator.account());
        out.println("  export AZURE_BATCH_ACCESS_KEY=" + emulator.key());
        out.println("  az batch pool list");
        if (controlPort != null) {
            out.println("Its control is at " + emulator.openControl(controlPort));
        }
        out.println("Ctrl-C ends it and every task it runs.");
        out.flush();
        new CountDownLatch(1).await();
    }
}
