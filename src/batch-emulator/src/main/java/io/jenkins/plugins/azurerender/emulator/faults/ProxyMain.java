package io.jenkins.plugins.azurerender.emulator.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** The proxy's command line. */
public final class ProxyMain {
    /** What it understands. */
    public static final String USAGE = """
            java -jar azure-batch-emulator.jar fault-proxy --service URL [options]

              --service URL   the service to stand in front of, such as http://127.0.0.1:10000
              --port NUMBER   the port to listen on (0: a free one)
              --seed NUMBER   the same seed, the same faults (1)
              --rate PART     which part of calls goes wrong, 0 to 1 (0.05)
              --faults LIST   which, with commas between (all): throttled internal-error unavailable timed-out
                              expired refused reset-before reset-after half half-reset stalled truncated
                              hang drip flipped-bit twice stale skewed-date late
              --only REGEX    calls whose "METHOD /path" it finds
              --pause SPAN    how long late and hanging calls take (PT2S)
            """;

    private ProxyMain() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        URI service = null;
        int port = 0;
        long seed = 1;
        double rate = 0.05;
        List<Fault> faults = List.of(Fault.values());
        Pattern only = null;
        Duration pause = Duration.ofSeconds(2);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            if (left.isEmpty()) {
                throw new IllegalArgumentException(
                        "The option " + option + " is not known, or lacks its value.\n" + USAGE);
            }
            String value = left.removeFirst();
            switch (option) {
                case "--service" -> service = URI.create(value);
                case "--port" -> port = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--rate" -> rate = Double.parseDouble(value);
                case "--faults" ->
                    faults = Arrays.stream(value.split(",")).map(Fault::of).toList();
                case "--only" -> only = Pattern.compile(value);
                case "--pause" -> pause = Duration.parse(value);
                default -> throw new IllegalArgumentException("The option " + option + " is not known.\n" + USAGE);
            }
        }
        if (service == null) {
            throw new IllegalArgumentException("Say which service to stand in front of.\n" + USAGE);
        }
        try (FaultProxy proxy = new FaultProxy(service, port, new FaultPlan(seed, rate, faults, only), pause)) {
            System.out.println("The proxy is at " + proxy.url() + " in front of " + service);
            new CountDownLatch(1).await();
        }
    }
}
