package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs all checks on a render and reports what they find: errors at once in one message, warnings as console lines. */
public final class Preflight {

    /** The effect of warnings. */
    public enum Mode {
        /** They are logged. */
        WARN,
        /** They fail the step, as errors do. */
        FAIL
    }

    private static final List<Check> CHECKS = List.of(
            new AssetCheck(),
            new NameCheck(),
            new SceneCheck(),
            new TileCheck(),
            new RegionCheck(),
            new GraphicsCheck(),
            new VersionCheck(),
            new ColorCheck(),
            new ScriptCheck(),
            new CacheCheck());

    private final Mode mode;
    private final RenderLog log;
    private final Set<String> reported = new HashSet<>();

    public Preflight(Mode mode, RenderLog log) {
        this.mode = mode;
        this.log = log;
    }

    /**
     * Checks a render. When it is called again with more facts, warnings that were logged before are not repeated.
     *
     * @throws InvalidRequestException with all findings if there is an error, or a warning and warnings fail the step
     */
    public void check(PreflightInput input) {
        Findings findings = new Findings();
        CHECKS.forEach(check -> check.check(input, findings));
        List<String> errors = findings.errors();
        List<String> warnings = findings.warnings();
        if (errors.isEmpty() && (mode == Mode.WARN || warnings.isEmpty())) {
            warnings.stream().filter(reported::add).forEach(warning -> log.line("scene", "warning: " + warning));
            findings.notes().stream().filter(reported::add).forEach(note -> log.line("scene", note));
            return;
        }
        List<String> lines = new ArrayList<>(errors);
        warnings.forEach(warning -> lines.add(errors.isEmpty() ? warning : "warning: " + warning));
        throw new InvalidRequestException(refusal(lines, errors.isEmpty()));
    }

    /** Exceptions have one line. */
    private static String refusal(List<String> lines, boolean onlyWarnings) {
        String list = lines.size() == 1
                ? lines.get(0)
                : IntStream.rangeClosed(1, lines.size())
                        .mapToObj(number -> "(%s) %s".formatted(number, lines.get(number - 1)))
                        .collect(Collectors.joining(" "));
        if (onlyWarnings) {
            return "preflight is 'fail', and the render has %s: %s"
                    .formatted(RenderLog.count(lines.size(), "warning"), list);
        }
        return lines.size() == 1
                ? list
                : "The render is not submitted, because of %s: %s"
                        .formatted(RenderLog.count(lines.size(), "finding"), list);
    }
}
