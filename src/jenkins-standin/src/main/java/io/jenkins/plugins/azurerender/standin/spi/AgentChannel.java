package io.jenkins.plugins.azurerender.standin.spi;

import hudson.remoting.VirtualChannel;

/** A channel to an agent. */
public interface AgentChannel extends VirtualChannel {
    @Override
    void close();

    /** Returns true after the connection was closed. */
    boolean isClosed();
}
