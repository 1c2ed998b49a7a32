package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the checks find. Control characters are removed, because scenes contain any names. */
final class Findings {

    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** Adds a problem with which the render cannot succeed: what is wrong, then what to change. */
    void error(String sentence) {
        errors.add(RenderLog.plain(sentence));
    }

    /** Adds a problem with which frames may fail or be wrong. */
    void warning(String sentence) {
        warnings.add(RenderLog.plain(sentence));
    }

    /** Adds a fact that is logged, but never fails the step. */
    void note(String sentence) {
        notes.add(RenderLog.plain(sentence));
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
