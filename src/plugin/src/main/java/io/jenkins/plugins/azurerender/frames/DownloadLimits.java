package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import java.io.Serializable;
import java.util.Objects;

/**
 * Limits for what is downloaded of a render: frames, logs, other files of tasks, and results of the {@code then} action. Nodes
 * write these files, and a scene controls the nodes.
 *
 * @param file largest file in bytes
 * @param render bytes of all files of a render
 * @param free bytes that must remain free on each disk that is written to
 */
public record DownloadLimits(long file, long render, long free) implements Serializable {

    private static final long MB = 1_000_000;

    /** The limits that the administrator sets for a render account; the defaults if the account does not exist. */
    public static DownloadLimits of(String account) {
        return of(RenderCloud.lookup(account).orElseGet(() -> new RenderAccount(account)));
    }

    static DownloadLimits of(RenderAccount account) {
        return new DownloadLimits(
                MB * Objects.requireNonNullElse(account.getMaxFileMB(), RenderAccount.DEFAULT_FILE_MB),
                MB * Objects.requireNonNullElse(account.getMaxRenderMB(), RenderAccount.DEFAULT_RENDER_MB),
                MB * Objects.requireNonNullElse(account.getMinFreeMB(), RenderAccount.DEFAULT_FREE_MB));
    }

    /** The limits for a render of which files were downloaded before. */
    public DownloadLimits after(long downloaded) {
        return new DownloadLimits(file, Math.max(0, render - downloaded), free);
    }
}
