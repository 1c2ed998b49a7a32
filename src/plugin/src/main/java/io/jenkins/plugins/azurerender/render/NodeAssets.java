package io.jenkins.plugins.azurerender.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a node comes by the assets of a render. */
public enum NodeAssets {
    /** Batch downloads them into the folder of the job's preparation, once for each node and job. */
    DOWNLOAD,
    /** azcopy brings what changed into a folder that stays on the node from job to job. */
    SYNC,
    /** They lie in a file system that the node mounts. */
    MOUNT;

    /** Names the variable that tells the node's script where they are; empty for the folder of the preparation. */
    public static final String VARIABLE = "RENDER_ASSETS";

    private static final String SHARED_FOLDER = "azure-render";

    /** @throws InvalidRequestException when it is none; {@code null} and blank mean download */
    public static NodeAssets parse(String text) {
        if (text == null || text.isBlank()) {
            return DOWNLOAD;
        }
        return Arrays.stream(values())
                .filter(way -> way.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("Unknown value '%s' for staging: use %s."
                        .formatted(
                                text.strip(),
                                Arrays.stream(values()).map(NodeAssets::text).collect(Collectors.joining(", ")))));
    }

    /** @throws InvalidRequestException when it is no path below the folder of mounts, nor the letter of a drive */
    public static void checkMount(String path) {
        RelativePath.check(path);
    }

    /** As it is written by {@link #parse}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Where the node's script finds them.
     *
     * @param container that keeps them in storage
     * @param mount path of the mount
     */
    public String place(String container, String mount) {
        return switch (this) {
            case DOWNLOAD -> "";
            case SYNC -> "shared:" + SHARED_FOLDER + "/" + container;
            case MOUNT -> "mount:" + mount;
        };
    }
}
