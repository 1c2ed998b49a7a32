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
 * Looks through all render accounts, one look at a time, and removes only what an earlier look has found already. What
 * it found is kept in memory alone, so after a restart the first look removes nothing.
 */
final class Janitor {

    private static final Logger LOGGER = Logger.getLogger(Janitor.class.getName());

    private volatile ScanReport last = ScanReport.NONE;

    /** What the last look found; asks nobody. */
    ScanReport last() {
        return last;
    }

    /** Looks, and removes nothing. */
    void look(Instant now) {
        work(now, finding -> false);
    }

    /** Looks, and removes what is found again after having been found so long ago at least. */
    void clean(Instant now, Duration grace) {
        work(now, finding -> !finding.since().plus(grace).isAfter(now));
    }

    /** @param ripe chooses among what an earlier look found */
    private synchronized void work(Instant now, Predicate<OrphanedResource> ripe) {
        RetentionRules rules = new RetentionRules(
                Duration.ofDays(AzureRenderConfiguration.get().getKeepDays()), now);
        BuildLookup builds = new BuildLookup();
        List<OrphanedResource> findings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RenderAccount account : AzureRenderConfiguration.get().getAccounts()) {
            try {
                RenderCloud cloud = RenderCloud.openForSystem(account.getName());
                AccountScan leftovers = new AccountScan(cloud, builds, rules);
                for (OrphanedResource finding : leftovers.find()) {
                    OrphanedResource earlier = last.earlier(finding).orElse(null);
                    OrphanedResource dated = earlier == null ? finding : finding.foundAt(earlier.since());
                    if (earlier == null || !ripe.test(dated) || !removed(dated, leftovers, problems)) {
                        findings.add(dated);
                    }
                }
            } catch (IOException x) {
                LOGGER.log(Level.FINE, x, () -> "Could not look at render account " + account.getName());
                problems.add(x.getMessage());
                findings.addAll(last.of(account.getName())); // what cannot be looked at now is not gone
            }
        }
        last = new ScanReport(now, findings, problems);
    }

    private static boolean removed(OrphanedResource finding, AccountScan leftovers, List<String> problems) {
        try {
            if (!leftovers.remove(finding)) {
                return false;
            }
        } catch (IOException x) {
            LOGGER.log(Level.FINE, x, () -> "Could not remove " + finding);
            problems.add(x.getMessage());
            return false;
        }
        LOGGER.info(() -> "Removed the %s '%s' of %s from render account '%s': %s."
                .formatted(
                        finding.getWhat(),
                        finding.getId(),
                        finding.getWhose(),
                        finding.getAccount(),
                        finding.getWhy()));
        return true;
    }
}
