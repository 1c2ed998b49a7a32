package io.jenkins.plugins.azurerender.account;

import hudson.AbortException;

/**
 * The file servers, file shares and containers of other storage accounts that an administrator allows nodes to mount.
 */
public final class MountSources {

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
        return new MountSources(account.getName(), NamePatterns.parse(account.getMountSources()));
    }

    /** Returns whether an administrator lists the source; {@code false} without a list. */
    boolean lists(String source) {
        return allowed.matches(source);
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
