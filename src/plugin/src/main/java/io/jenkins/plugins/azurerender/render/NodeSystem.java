package io.jenkins.plugins.azurerender.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Operating system of the nodes. It determines the shell, path separators and program names. */
public enum NodeSystem {
    LINUX,
    WINDOWS;

    private static final List<String> LINUX_NAMES = List.of("ubuntu", "almalinux", "debian", "rocky", "linux");
    private static final String WINDOWS_AGENT = "batch.node.windows";

    /** Returns the system that the name of an image contains; empty if it contains none. */
    public static Optional<NodeSystem> ofImage(String image) {
        String name = image.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return Optional.of(WINDOWS);
        }
        return LINUX_NAMES.stream().anyMatch(name::contains) ? Optional.of(LINUX) : Optional.empty();
    }

    /** Returns the system of a node agent SKU such as {@code batch.node.ubuntu 24.04}; Linux when it is unknown. */
    public static NodeSystem ofAgent(String nodeAgent) {
        return nodeAgent != null && nodeAgent.startsWith(WINDOWS_AGENT) ? WINDOWS : LINUX;
    }
}
