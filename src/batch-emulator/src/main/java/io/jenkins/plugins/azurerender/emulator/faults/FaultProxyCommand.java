package io.jenkins.plugins.azurerender.emulator.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of the fault proxy. */
@Command(
        name = "fault-proxy",
        description = "Runs an HTTP proxy that injects faults.",
        abbreviateSynopsis = true,
        showDefaultValues = true,
        sortOptions = false)
public final class FaultProxyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--service", required = true, description = "URL of the service, such as http://127.0.0.1:10000.")
    private URI service;

    @Option(names = "--port", description = "Port, 0 for a free port.")
    private int port;

    @Option(names = "--seed", description = "The same seed yields the same faults.")
    private long seed = 1;

    @Option(names = "--rate", description = "Fraction of calls that get a fault, 0 to 1.")
    private double rate = 0.05;

    @Option(names = "--faults", split = ",", description = "Faults to inject, separated by commas.")
    private List<Fault> faults = List.of(Fault.values());

    @Option(names = "--only", description = "Inject faults only into calls whose \"METHOD /path\" it matches.")
    private Pattern only;

    @Option(names = "--pause", description = "Duration of late, stalled and hanging responses.")
    private Duration pause = Duration.ofSeconds(2);

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** @throws TypeConversionException if the fault does not exist */
    public static Fault parseFault(String label) {
        try {
            return Fault.of(label);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Runs the proxy until the process is ended. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (FaultProxy proxy = new FaultProxy(service, port, new FaultPlan(seed, rate, faults, only), pause)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Fault proxy: " + proxy.url() + " for " + service);
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
