package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Scans all render accounts at the same time, and removes only resources that an earlier scan has found. Results are
 * kept in memory, so the first scan after a restart removes nothing.
 */
final class Janitor {

    private static final Logger LOGGER = Logger.getLogger(Janitor.class.getName());

    private static final Duration WAIT = Duration.ofMinutes(10);

    private final Duration wait;
    private volatile Instant lastScan;
    /** The last result of each account, and the scans that are running; both are guarded by the results. */
    private final Map<String, AccountReport> results = new HashMap<>();

    private final Map<String, Scan> running = new HashMap<>();

    /**
     * A running scan.
     *
     * @param removals select the resources to remove, one for each request since it was started; guarded by the results
     */
    private record Scan(String account, Queue<Predicate<OrphanedResource>> removals, CompletableFuture<Void> end) {}

    Janitor() {
        this(WAIT);
    }

    /** @param wait how long to wait for the end of the scans; those that need more time continue */
    Janitor(Duration wait) {
        this.wait = wait;
    }

    /** Returns the last result of each account, without a request to Azure. */
    ScanReport last() {
        if (lastScan == null) {
            return ScanReport.NONE;
        }
        List<OrphanedResource> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RenderAccount account : AzureRenderConfiguration.get().getAccounts()) {
            AccountReport report = last(account.getName());
            findings.addAll(report.findings());
            problems.addAll(report.problems());
        }
        return new ScanReport(lastScan, findings, problems);
    }

    private AccountReport last(String account) {
        synchronized (results) {
            return results.getOrDefault(account, AccountReport.NONE);
        }
    }

    /** Scans without removing anything. */
    void scan(Instant now) {
        work(now, finding -> false);
    }

    /**
     * Scans, and removes resources that were first found at least {@code grace} ago. If a scan is running, it removes them at
     * its end.
     */
    void clean(Instant now, Duration grace) {
        work(now, finding -> !finding.since().plus(grace).isAfter(now));
    }

    /** @param removable selects the resources to remove among those that an earlier scan found */
    private void work(Instant now, Predicate<OrphanedResource> removable) {
        RetentionRules rules = new RetentionRules(
                Duration.ofDays(AzureRenderConfiguration.get().getRetentionDays()), now);
        List<Scan> scans = new ArrayList<>();
        for (RenderAccount account : AzureRenderConfiguration.get().getAccounts()) {
            scans.add(start(account.getName(), rules, removable));
        }
        long end = System.nanoTime() + wait.toNanos();
        scans.forEach(scan -> await(scan, end));
        lastScan = now;
    }

    /** Starts the scan of an account, or adds the removal to the running one. */
    private Scan start(String account, RetentionRules rules, Predicate<OrphanedResource> removable) {
        Scan scan = new Scan(account, new ArrayDeque<>(), new CompletableFuture<>());
        synchronized (results) {
            Scan other = running.putIfAbsent(account, scan);
            (other == null ? scan : other).removals().add(removable);
            if (other != null) {
                return other;
            }
        }
        RenderExecutors.get()
                .cleanUp(
                        Peers.of(RenderCloud.batchUrl(account), RenderCloud.storageUrl(account)),
                        () -> run(scan, rules),
                        x -> end(scan, failed(account, x)));
        return scan;
    }

    private record AccountReport(List<OrphanedResource> findings, List<String> problems) {

        static final AccountReport NONE = new AccountReport(List.of(), List.of());
    }

    private void run(Scan scan, RetentionRules rules) {
        try {
            scan(scan, rules);
        } catch (Throwable x) {
            end(scan, failed(scan.account(), x));
        }
    }

    private void scan(Scan scan, RetentionRules rules) throws IOException {
        AccountScan accountScan = new AccountScan(RenderCloud.openForSystem(scan.account()), new BuildLookup(), rules);
        List<OrphanedResource> before = last(scan.account()).findings();
        List<OrphanedResource> earlier = new ArrayList<>();
        List<OrphanedResource> first = new ArrayList<>();
        AccountFindings found = accountScan.find();
        for (OrphanedResource finding : found.first()) {
            before.stream()
                    .filter(finding::sameAs)
                    .findFirst()
                    .ifPresentOrElse(one -> earlier.add(finding.foundAt(one.since())), () -> first.add(finding));
        }
        List<String> problems = new ArrayList<>();
        found.problem(scan.account()).ifPresent(problem -> {
            LOGGER.warning(problem);
            problems.add(problem);
        });
        boolean ended = false;
        while (!ended) {
            Predicate<OrphanedResource> removable = nextRemoval(scan);
            earlier.removeIf(finding -> removable.test(finding) && removed(finding, accountScan, problems));
            List<OrphanedResource> findings = new ArrayList<>(earlier);
            findings.addAll(first);
            ended = endUnlessRequested(scan, new AccountReport(findings, problems));
        }
    }

    /** Resources in an account that cannot be scanned still exist. */
    private AccountReport failed(String account, Throwable x) {
        LOGGER.log(Level.FINE, x, () -> "Could not scan render account " + account);
        String reason = x instanceof DeadlineException ? "the scan " + x.getMessage() : x.toString();
        String problem = x instanceof IOException && !(x instanceof DeadlineException)
                ? String.valueOf(x.getMessage())
                : "Could not scan render account '%s': %s.".formatted(account, reason);
        return new AccountReport(last(account).findings(), List.of(problem));
    }

    private Predicate<OrphanedResource> nextRemoval(Scan scan) {
        synchronized (results) {
            return scan.removals().remove();
        }
    }

    /** Returns {@code false} if another removal was requested meanwhile, unless the scan was given up. */
    private boolean endUnlessRequested(Scan scan, AccountReport report) {
        synchronized (results) {
            if (running.get(scan.account()) == scan && !scan.removals().isEmpty()) {
                return false;
            }
            end(scan, report);
            return true;
        }
    }

    private void end(Scan scan, AccountReport report) {
        synchronized (results) {
            if (running.remove(scan.account(), scan)) { // not given up before
                results.put(scan.account(), report);
            }
        }
        scan.end().complete(null);
    }

    private void await(Scan scan, long end) {
        String account = scan.account();
        try {
            scan.end().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException x) {
            throw new IllegalStateException(x);
        } catch (TimeoutException x) {
            LOGGER.log(Level.FINE, x, () -> "The scan of render account " + account + " continues");
        }
        synchronized (results) {
            if (running.get(account) == scan) {
                String problem =
                        "The scan of render account '%s' is still running. Its result is shown when it has ended."
                                .formatted(account);
                results.put(account, new AccountReport(last(account).findings(), List.of(problem)));
            }
        }
    }

    private static boolean removed(OrphanedResource finding, AccountScan accountScan, List<String> problems) {
        try {
            if (!accountScan.remove(finding)) {
                return false;
            }
        } catch (IOException x) {
            LOGGER.log(Level.FINE, x, () -> "Could not remove " + finding);
            problems.add(x.getMessage());
            return false;
        }
        LOGGER.info(() -> "Removed the %s '%s' of %s from render account '%s': %s."
                .formatted(
                        finding.getKind(),
                        finding.getId(),
                        finding.getBuild(),
                        finding.getAccount(),
                        finding.getReason()));
        return true;
    }
}
