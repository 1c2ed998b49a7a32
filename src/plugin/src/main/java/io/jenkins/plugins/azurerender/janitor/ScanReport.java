package io.jenkins.plugins.azurerender.janitor;

import java.time.Instant;
import java.util.List;

/**
 * The result of a scan.
 *
 * @param at time of the scan; null before the first
 * @param findings orphaned resources that still exist
 * @param problems messages about accounts that could not be scanned and resources that could not be removed
 */
record ScanReport(Instant at, List<OrphanedResource> findings, List<String> problems) {

    static final ScanReport NONE = new ScanReport(null, List.of(), List.of());

    ScanReport {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }
}
