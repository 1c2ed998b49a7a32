package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Scans all render accounts, one scan at a time, and removes only resources that an earlier scan has found. Results are
 * kept in memory, so the first scan after a restart removes nothing.
 */
final class Janitor {

    private static final Logger LOGGER = Logger.getLogger(Janitor.class.getName());

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
        BuildLookup builds = new BuildLookup();
        List<OrphanedResource> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RenderAccount account : AzureRenderConfiguration.get().getAccounts()) {
            try {
                RenderCloud cloud = RenderCloud.openForSystem(account.getName());
                AccountScan scan = new AccountScan(cloud, builds, rules);
                for (OrphanedResource finding : scan.find()) {
                    OrphanedResource earlier = last.earlier(finding).orElse(null);
                    OrphanedResource dated = earlier == null ? finding : finding.foundAt(earlier.since());
                    if (earlier == null || !removable.test(dated) || !removed(dated, scan, problems)) {
                        findings.add(dated);
                    }
                }
            } catch (IOException x) {
                LOGGER.log(Level.FINE, x, () -> "Could not scan render account " + account.getName());
                problems.add(x.getMessage());
                findings.addAll(last.of(account.getName())); // they are assumed to exist still
            }
        }
        last = new ScanReport(now, findings, problems);
    }

    private static boolean removed(OrphanedResource finding, AccountScan scan, List<String> problems) {
        try {
            if (!scan.remove(finding)) {
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
