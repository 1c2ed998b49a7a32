package io.jenkins.plugins.azurerender.render;

/** Operating system of the nodes. It determines the shell, path separators and program names. */
public enum NodeSystem {
    LINUX,
    WINDOWS;

    private static final String WINDOWS_AGENT = "batch.node.windows";

    /** Returns the system of a node agent SKU such as {@code batch.node.ubuntu 24.04}; Linux when it is unknown. */
    public static NodeSystem ofAgent(String nodeAgent) {
        return nodeAgent != null && nodeAgent.startsWith(WINDOWS_AGENT) ? WINDOWS : LINUX;
    }
}
