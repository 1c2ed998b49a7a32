package io.jenkins.plugins.azurerender.emulator;

import static picocli.CommandLine.Help.Visibility.NEVER;

import io.jenkins.plugins.azurerender.emulator.control.ControlEndpoint;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import io.jenkins.plugins.azurerender.emulator.faults.FaultProxyCommand;
import io.jenkins.plugins.azurerender.emulator.state.StorageAccounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the emulator and of the fault proxy. */
@Command(
        name = "java -jar azure-batch-emulator.jar",
        description = "Runs a local Azure Batch account.",
        subcommands = FaultProxyCommand.class,
        abbreviateSynopsis = true,
        showDefaultValues = true,
        sortOptions = false,
        footerHeading = "%nSwitches:%n")
public final class Main implements Callable<Integer> {
    private static final int FAILED = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--account", description = "Account name.")
    private String account = "localbatch";

    @Option(names = "--key", description = "Account key in base64, a random key by default.")
    private String key;

    @Option(names = "--port", description = "Port, 0 for a free port.")
    private int port = 10010;

    @Option(names = "--address", defaultValue = "127.0.0.1", description = "Address to listen on.")
    private InetAddress address;

    @Option(names = "--root", description = "Empty folder for the nodes' folders, a temporary folder by default.")
    private Path root;

    @Option(names = "--keep", description = "Keep the nodes' folders on exit.")
    private boolean keep;

    @Option(names = "--accept-tokens", description = "Accept Entra bearer tokens without checking their signatures.")
    private boolean acceptTokens;

    @Option(names = "--token-keys", description = "Accept Entra bearer tokens signed with a key of this JWKS file.")
    private Path tokenKeys;

    @Option(names = "--control-port", description = "Open the control API on this loopback port, 0 for a free port.")
    private Integer controlPort;

    @Option(
            names = "--switch",
            paramLabel = "name=value",
            mapFallbackValue = "true",
            showDefaultValue = NEVER,
            description = "Turn on a switch, can be repeated.")
    private Map<String, String> switches = new LinkedHashMap<>();

    @Option(names = "--storage-urls", description = "Container URL with {account} and {container}.")
    private String storageUrls = StorageAccounts.AZURE.urls();

    @Option(names = "--auto-storage", description = "Name of the linked storage account.")
    private String autoStorage;

    @Option(names = "--auto-storage-key", description = "Key of the linked storage account in base64.")
    private String autoStorageKey;

    @Option(names = "--shares", description = "Folder of the file shares, with SERVER/PATH in it.")
    private Path shares;

    @Option(names = "--applications", description = "Folder of the application packages, with ID/VERSION in it.")
    private Path applications;

    @Option(names = "--ledger", description = "Maximum number of ledger entries.")
    private int ledgerSize = 1_000_000;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns the parser; errors are printed as one sentence, with exit code 2. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
                .setUsageHelpWidth(120)
                .registerConverter(Fault.class, FaultProxyCommand::parseFault)
                .setParameterExceptionHandler(
                        (e, arguments) -> fail(e.getCommandLine(), e.getMessage() + ". See --help."))
                .setExecutionExceptionHandler((e, command, result) -> {
                    if (e instanceof IllegalArgumentException || e instanceof IOException) {
                        return fail(command, e.getMessage());
                    }
                    throw e;
                });
        line.getCommandSpec()
                .usageMessage()
                .footer(new TreeMap<>(Switches.KNOWN)
                        .entrySet().stream()
                                .map(one -> "  %-20s %s".formatted(one.getKey(), one.getValue()))
                                .toArray(String[]::new));
        return line;
    }

    private static int fail(CommandLine command, String message) {
        command.getErr().println(message);
        return FAILED;
    }

    private EmulatorSettings settings() throws IOException {
        EmulatorSettings settings = BatchEmulator.builder()
                .account(account)
                .port(port)
                .address(address)
                .root(root)
                .keepFiles(keep)
                .acceptTokens(acceptTokens)
                .storage(new StorageAccounts(storageUrls, autoStorage, autoStorageKey))
                .shares(shares)
                .applications(applications)
                .ledgerSize(ledgerSize);
        if (key != null) {
            settings.key(key);
        }
        return tokenKeys == null ? settings : settings.tokenKeys(tokenKeys);
    }

    /** Runs the emulator until the process is ended. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        BatchEmulator emulator = settings().start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "batch-emulator-end"));
        switches.forEach(emulator.control().switches()::set);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Azure Batch emulator: " + emulator.url());
        out.println("  export AZURE_BATCH_ENDPOINT=" + emulator.url());
        out.println("  export AZURE_BATCH_ACCOUNT=" + emulator.account());
        out.println("  export AZURE_BATCH_ACCESS_KEY=" + emulator.key());
        out.println("  az batch pool list");
        if (controlPort != null) {
            ControlEndpoint endpoint = emulator.openControl(controlPort);
            out.println("Control API: " + endpoint.url());
            out.println("  export BATCH_EMULATOR_CONTROL_TOKEN=" + endpoint.bearerToken());
        }
        out.println("Press Ctrl-C to stop the emulator and all its tasks.");
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }
}
