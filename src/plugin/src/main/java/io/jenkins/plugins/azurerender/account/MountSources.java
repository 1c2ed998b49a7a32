package io.jenkins.plugins.azurerender.account;

import hudson.AbortException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file servers, file shares and containers of other storage accounts that an administrator allows nodes to mount.
 */
public final class MountSources {

    /** {@code host:/folder}, {@code https://host/share} or {@code storageaccount/container}, or any part of one with wildcards. */
    static final Pattern PATTERN = Pattern.compile(
            "https://[^\\s/?#]+/[^\\s?#]+|(?!https?:)[A-Za-z0-9.-]+:/\\S*|[A-Za-z0-9]+/[a-z0-9-]+|(?=\\S*\\*)(?!http:)[A-Za-z0-9*][A-Za-z0-9*._:/-]*");

    private final String account;
    private final NamePatterns allowed;

    private MountSources(String account, NamePatterns allowed) {
        this.account = account;
        this.allowed = allowed;
    }

    /** Returns the allowed sources of a render account. */
    public static MountSources of(String account) throws AbortException {
        return of(RenderCloud.find(account));
    }

    static MountSources of(RenderAccount account) {
        return new MountSources(
                account.getName(), NamePatterns.parseExact(withHostInLowerCase(account.getMountSources())));
    }

    /** Returns whether an administrator lists the source; {@code false} without a list. */
    boolean lists(String source) {
        return allowed.matches(withHostInLowerCase(source));
    }

    /** Returns where the host or storage account of a source ends: URLs of shares are in lower case. */
    private static int hostEnd(String source) {
        if (source.regionMatches(true, 0, "https:", 0, "https:".length())) {
            return source.length();
        }
        return Math.max(0, source.indexOf(source.contains(":") ? ':' : '/'));
    }

    /** Returns sources, one per line, whose hosts can be compared; the case of folders matters. */
    private static String withHostInLowerCase(String sources) {
        return (sources == null ? "" : sources)
                .lines()
                .map(String::strip)
                .map(line -> {
                    int end = hostEnd(line);
                    return line.substring(0, end).toLowerCase(Locale.ROOT) + line.substring(end);
                })
                .collect(Collectors.joining("\n"));
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
