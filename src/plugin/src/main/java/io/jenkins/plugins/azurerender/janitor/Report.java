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
record Report(Instant at, List<Finding> findings, List<String> problems) {

    static final Report NONE = new Report(null, List.of(), List.of());

    Report {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /** What was found in this render account. */
    List<Finding> of(String account) {
        return findings.stream()
                .filter(finding -> finding.account().equals(account))
                .toList();
    }

    Optional<Finding> earlier(Finding finding) {
        return findings.stream().filter(finding::sameAs).findFirst();
    }
}
