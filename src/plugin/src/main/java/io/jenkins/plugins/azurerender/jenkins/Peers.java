package io.jenkins.plugins.azurerender.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.util.List;

/**
 * The remote systems that a task waits for. Tasks with the same account and agent share threads.
 *
 * @param endpoints URLs of the account
 * @param agent channel of the agent whose files the task reads or writes; null for none
 */
public record Peers(List<String> endpoints, @CheckForNull VirtualChannel agent) {

    public Peers {
        endpoints = List.copyOf(endpoints);
    }

    /** Returns the peers of a task that uses no agent. */
    public static Peers of(String... endpoints) {
        return new Peers(List.of(endpoints), null);
    }

    /** Returns the same peers and the agent of a folder; null for no agent. */
    public Peers and(@CheckForNull FilePath folder) {
        return folder == null ? this : new Peers(endpoints, folder.getChannel());
    }
}
