package io.jenkins.plugins.azurerender.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the assets of a render get to a node. */
public enum NodeAssets {
    /** Batch downloads them to the working directory of the job preparation task, once per node and job. */
    DOWNLOAD,
    /** azcopy synchronizes a folder that stays on the node between jobs. */
    SYNC,
    /** They are in a file system that the node mounts. */
    MOUNT;

    /** Variable with the location of the assets; empty for the directory of the job preparation task. */
    public static final String VARIABLE = "RENDER_ASSETS";

    private static final String SHARED_FOLDER = "azure-render";

    /**
     * Parses a value; {@code null} and blank mean download.
     *
     * @throws InvalidRequestException when the value is unknown
     */
    public static NodeAssets parse(String text) {
        if (text == null || text.isBlank()) {
            return DOWNLOAD;
        }
        return Arrays.stream(values())
                .filter(value -> value.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("Unknown value '%s' for staging: use %s."
                        .formatted(
                                text.strip(),
                                Arrays.stream(values()).map(NodeAssets::text).collect(Collectors.joining(", ")))));
    }

    /**
     * Checks the path of a mount.
     *
     * @throws InvalidRequestException when it is not a relative path
     */
    public static void checkMount(String path) {
        RelativePath.check(path);
    }

    /** Returns the text that {@link #parse} accepts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the value of {@link #VARIABLE}.
     *
     * @param container the project's container in storage
     * @param mount path of the mount, relative to the folder of mounts
     */
    public String location(String container, String mount) {
        return switch (this) {
            case DOWNLOAD -> "";
            case SYNC -> "shared:" + SHARED_FOLDER + "/" + container;
            case MOUNT -> "mount:" + mount;
        };
    }
}
