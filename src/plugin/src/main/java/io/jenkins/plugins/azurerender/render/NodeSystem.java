package io.jenkins.plugins.azurerender.render;

/** What nodes run on: it decides shell, separators and the names of programs. */
public enum NodeSystem {
    LINUX,
    WINDOWS;

    private static final String WINDOWS_AGENT = "batch.node.windows";

    /** By the pool's node agent, such as {@code batch.node.ubuntu 24.04}; Linux when it is not known. */
    public static NodeSystem ofAgent(String nodeAgent) {
        return nodeAgent != null && nodeAgent.startsWith(WINDOWS_AGENT) ? WINDOWS : LINUX;
    }
}
