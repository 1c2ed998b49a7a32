package io.jenkins.plugins.azurerender.janitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a look found.
 *
 * @param at when it was; null before the first
 * @param findings what is still there
 * @param problems why an account could not be looked at, or a thing not be removed, in sentences
 */
record ScanReport(Instant at, List<OrphanedResource> findings, List<String> problems) {

    static final ScanReport NONE = new ScanReport(null, List.of(), List.of());

    ScanReport {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /** What was found in this render account. */
    List<OrphanedResource> of(String account) {
        return findings.stream()
                .filter(finding -> finding.account().equals(account))
                .toList();
    }

    Optional<OrphanedResource> earlier(OrphanedResource finding) {
        return findings.stream().filter(finding::sameAs).findFirst();
    }
}
