package io.jenkins.plugins.azurerender.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command line: starts an emulator and says how to reach it. */
public final class Main {
    private static final String USAGE = """
            A local Azure Batch.

            java -jar azure-batch-emulator.jar [options]

              --account NAME    the account's name (localbatch)
              --key BASE64      the account's key (a random one, printed)
              --port NUMBER     the port to listen on (10010; 0 takes a free one)
              --address ADDRESS the address to listen on (127.0.0.1)
              --root FOLDER     where the nodes' folders are made (a temporary folder)
              --keep            leave the nodes' folders at the end
              --help            this text
            """;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(List.of(arguments), System.out);
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        if (arguments.contains("--help")) {
            out.print(USAGE);
            return;
        }
        BatchEmulator emulator = settings(arguments).start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "batch-emulator-end"));
        out.println("Azure Batch is at " + emulator.url());
        out.println("  export AZURE_BATCH_ENDPOINT=" + emulator.url());
        out.println("  export AZURE_BATCH_ACCOUNT=" + emulator.account());
        out.println("  export AZURE_BATCH_ACCESS_KEY=" + emulator.key());
        out.println("  az batch pool list");
        out.println("Ctrl-C ends it and every task it runs.");
        out.flush();
        new CountDownLatch(1).await();
    }

    private static EmulatorSettings settings(List<String> arguments) throws IOException {
        EmulatorSettings settings = BatchEmulator.builder().port(10010);
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            if (option.equals("--keep")) {
                settings.keepFiles(true);
                continue;
            }
            if (left.isEmpty() || !option.startsWith("--")) {
                throw new IllegalArgumentException(
                        "The option " + option + " is not known, or lacks its value: --help");
            }
            String value = left.removeFirst();
            switch (option) {
                case "--account" -> settings.account(value);
                case "--key" -> settings.key(value);
                case "--port" -> settings.port(Integer.parseInt(value));
                case "--address" -> settings.address(InetAddress.getByName(value));
                case "--root" -> settings.root(Path.of(value));
                default -> throw new IllegalArgumentException("The option " + option + " is not known: --help");
            }
        }
        return settings;
    }
}
