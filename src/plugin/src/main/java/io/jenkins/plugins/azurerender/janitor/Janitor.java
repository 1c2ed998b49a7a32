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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, CompletableFuture<Void>> running = new HashMap<>();

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

    /** Scans, and removes resources that were first found at least {@code grace} ago. */
    void clean(Instant now, Duration grace) {
        work(now, finding -> !finding.since().plus(grace).isAfter(now));
    }

    /** @param removable selects the resources to remove among those that an earlier scan found */
    private synchronized void work(Instant now, Predicate<OrphanedResource> removable) {
        RetentionRules rules = new RetentionRules(
                Duration.ofDays(AzureRenderConfiguration.get().getRetentionDays()), now);
        Map<String, CompletableFuture<Void>> scans = new LinkedHashMap<>();
        for (RenderAccount account : AzureRenderConfiguration.get().getAccounts()) {
            scans.put(account.getName(), start(account.getName(), rules, removable));
        }
        long end = System.nanoTime() + wait.toNanos();
        scans.forEach((account, scan) -> await(account, scan, end));
        lastScan = now;
    }

    /** Starts the scan of an account, unless one is running. */
    private CompletableFuture<Void> start(String account, RetentionRules rules, Predicate<OrphanedResource> removable) {
        CompletableFuture<Void> scan = new CompletableFuture<>();
        synchronized (results) {
            CompletableFuture<Void> other = running.putIfAbsent(account, scan);
            if (other != null) {
                return other;
            }
        }
        RenderExecutors.get()
                .cleanUp(
                        Peers.of(RenderCloud.batchUrl(account), RenderCloud.storageUrl(account)),
                        () -> scan(account, rules, removable, scan),
                        x -> ended(account, scan, failed(account, x)));
        return scan;
    }

    private record AccountReport(List<OrphanedResource> findings, List<String> problems) {

        static final AccountReport NONE = new AccountReport(List.of(), List.of());
    }

    private void scan(
            String account, RetentionRules rules, Predicate<OrphanedResource> removable, CompletableFuture<Void> scan) {
        AccountReport report;
        try {
            report = scan(account, rules, removable);
        } catch (Throwable x) {
            report = failed(account, x);
        }
        ended(account, scan, report);
    }

    private AccountReport scan(String account, RetentionRules rules, Predicate<OrphanedResource> removable)
            throws IOException {
        List<OrphanedResource> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        AccountScan accountScan = new AccountScan(RenderCloud.openForSystem(account), new BuildLookup(), rules);
        for (OrphanedResource finding : accountScan.find()) {
            OrphanedResource earlier = last(account).findings().stream()
                    .filter(finding::sameAs)
                    .findFirst()
                    .orElse(null);
            OrphanedResource dated = earlier == null ? finding : finding.foundAt(earlier.since());
            if (earlier == null || !removable.test(dated) || !removed(dated, accountScan, problems)) {
                findings.add(dated);
            }
        }
        return new AccountReport(findings, problems);
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

    private void ended(String account, CompletableFuture<Void> scan, AccountReport report) {
        synchronized (results) {
            if (running.remove(account, scan)) { // not given up before
                results.put(account, report);
            }
        }
        scan.complete(null);
    }

    private void await(String account, CompletableFuture<Void> scan, long end) {
        try {
            scan.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
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
