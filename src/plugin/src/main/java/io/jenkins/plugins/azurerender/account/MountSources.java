package io.jenkins.plugins.azurerender.account;

import hudson.AbortException;
import hudson.Util;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file servers, file shares and containers of other storage accounts that an administrator allows nodes to mount.
 */
public final class MountSources {

    private final String account;
    private final List<Pattern> allowed;

    private MountSources(String account, List<Pattern> allowed) {
        this.account = account;
        this.allowed = allowed;
    }

    /** Returns the allowed sources of a render account. */
    public static MountSources of(String account) throws AbortException {
        RenderAccount found = RenderCloud.find(account);
        return new MountSources(found.getName(), patterns(found.getMountSources()));
    }

    private static List<Pattern> patterns(String lines) {
        return Arrays.stream(Util.fixNull(lines).split("[\\r\\n]+"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(MountSources::pattern)
                .toList();
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(line.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    /** Returns whether an administrator lists the source; {@code false} without a list. */
    boolean lists(String source) {
        String spelled = source.toLowerCase(Locale.ROOT);
        return allowed.stream().anyMatch(pattern -> pattern.matcher(spelled).matches());
    }

    /**
     * @param source {@code host:/folder}, the URL of a share, or {@code storageaccount/container}
     * @throws AbortException if the source is not allowed
     */
    public void check(String source) throws AbortException {
        if (!allowed.isEmpty() && !lists(source)) {
            throw new AbortException(
                    "Render account '%s' does not allow nodes to mount '%s': ask an administrator to add it to the mount sources of the render account."
                            .formatted(account, source));
        }
    }
}
