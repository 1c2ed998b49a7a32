package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** An account that does not respond delays the report of the others by this time. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private volatile ScanReport last = ScanReport.NONE;

    /** Returns the result of the last scan, without a request to Azure. */
    ScanReport last() {
        return last;
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
        List<RenderAccount> accounts = AzureRenderConfiguration.get().getAccounts();
        Map<String, CompletableFuture<AccountReport>> scans = new LinkedHashMap<>();
        for (RenderAccount account : accounts) {
            CompletableFuture<AccountReport> scan = new CompletableFuture<>();
            scans.put(account.getName(), scan);
            RenderExecutors.get()
                    .cleanUp(
                            Peers.of(
                                    RenderCloud.batchUrl(account.getName()), RenderCloud.storageUrl(account.getName())),
                            () -> scan(account.getName(), rules, removable, scan),
                            scan::completeExceptionally);
        }
        List<OrphanedResource> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        scans.forEach((account, scan) -> {
            AccountReport report = await(account, scan, end);
            findings.addAll(report.findings());
            problems.addAll(report.problems());
        });
        last = new ScanReport(now, findings, problems);
    }

    private record AccountReport(List<OrphanedResource> findings, List<String> problems) {}

    private void scan(
            String account,
            RetentionRules rules,
            Predicate<OrphanedResource> removable,
            CompletableFuture<AccountReport> result) {
        List<OrphanedResource> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try {
            AccountScan accountScan = new AccountScan(RenderCloud.openForSystem(account), new BuildLookup(), rules);
            for (OrphanedResource finding : accountScan.find()) {
                OrphanedResource earlier = last.earlier(finding).orElse(null);
                OrphanedResource dated = earlier == null ? finding : finding.foundAt(earlier.since());
                if (earlier == null || !removable.test(dated) || !removed(dated, accountScan, problems)) {
                    findings.add(dated);
                }
            }
            result.complete(new AccountReport(findings, problems));
        } catch (Throwable x) {
            result.completeExceptionally(x);
        }
    }

    private AccountReport await(String account, CompletableFuture<AccountReport> scan, long end) {
        try {
            return scan.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            return unchanged(account, "the scan was interrupted");
        } catch (TimeoutException x) {
            return unchanged(account, "no response within %s minutes".formatted(LIMIT.toMinutes()));
        } catch (ExecutionException x) {
            LOGGER.log(Level.FINE, x, () -> "Could not scan render account " + account);
            return x.getCause() instanceof IOException problem
                    ? new AccountReport(last.of(account), List.of(String.valueOf(problem.getMessage())))
                    : unchanged(account, String.valueOf(x.getCause()));
        }
    }

    /** Resources in an account that cannot be scanned still exist. */
    private AccountReport unchanged(String account, String problem) {
        return new AccountReport(
                last.of(account), List.of("Could not scan render account '%s': %s.".formatted(account, problem)));
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
