package io.jenkins.plugins.azurerender.azure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The purpose of a resource in Azure, which determines how long it exists. The names are part of its tags. */
public enum ResourceKind {
    /** A pool that other builds can reuse. */
    PERMANENT,
    /** The pool of a block, which scales it to zero at its end. */
    EMPTIED,
    /** The pool of a block, which deletes it at its end. */
    BUILD,
    /** The auto pool of a render, which Batch deletes with the Batch job. No block ends it. */
    AUTO,
    /** A Batch job. */
    RENDER,
    /** The container for the frames of one Batch job. */
    FRAMES,
    /** The container of the scripts and license variables of one Batch job; not needed after the job has ended. */
    NODE,
    /** The container of the keys of a pool's file shares; not needed after the pool is deleted. */
    KEYS,
    /** The container of the assets of one Jenkins job, for all its builds. */
    ASSETS,
    /** The container of a project of a folder, or one that an administrator shares. */
    SHARED;

    private static final Set<ResourceKind> PRIVATE = Set.of(FRAMES, NODE, KEYS);
    private static final Set<ResourceKind> OF_BLOCK = Set.of(EMPTIED, BUILD);

    /** Whether tags say that a container belongs to one render or pool, of whichever controller. */
    public static boolean isPrivate(Map<String, String> tags) {
        return parse(tags.get(Owner.KIND)).filter(PRIVATE::contains).isPresent();
    }

    /** Whether tags say that a pool was created by a block, of whichever controller. */
    public static boolean isOfBlock(Map<String, String> tags) {
        return parse(tags.get(Owner.KIND)).filter(OF_BLOCK::contains).isPresent();
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ResourceKind> parse(String tag) {
        return Arrays.stream(values()).filter(kind -> kind.tag().equals(tag)).findFirst();
    }
}
