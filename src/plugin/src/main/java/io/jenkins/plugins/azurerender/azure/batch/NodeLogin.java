package io.jenkins.plugins.azurerender.azure.batch;

/** Where a node can be logged in to from outside, by a user that someone makes on it. */
public record NodeLogin(String address, int port) {

    /** What to type: a client of Windows' remote desktop, or ssh. */
    public String command(boolean windows) {
        return windows ? "mstsc /v:%s:%d".formatted(address, port) : "ssh -p %d <user>@%s".formatted(port, address);
    }
}
