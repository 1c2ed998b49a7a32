package io.jenkins.plugins.azurerender.azure.batch;

/** The address for remote access to a node. A user must be created on the node first. */
public record NodeLogin(String address, int port) {

    /** Returns the command to connect: Remote Desktop for Windows nodes, otherwise ssh. */
    public String command(boolean windows) {
        return windows ? "mstsc /v:%s:%s".formatted(address, port) : "ssh -p %s <user>@%s".formatted(port, address);
    }
}
