package io.jenkins.plugins.azurerender.azure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a thing in Azure is for, which decides how long it stays. The names are part of its tags. */
public enum ResourceKind {
    /** A pool that stays for other builds. */
    PERMANENT,
    /** A pool that stays, and loses its nodes with its build. */
    EMPTIED,
    /** A pool that goes with its build. */
    BUILD,
    /** A Batch job. */
    RENDER,
    /** The container that takes the frames of one Batch job. */
    FRAMES,
    /** The container of the license variables of one Batch job: of no use when the job has ended. */
    LICENSES,
    /** The container of the keys to a pool's file shares: of no use without the pool. */
    KEYS,
    /** The container of one job's assets, for all its builds. */
    ASSETS,
    /** A container of assets that its users named, maybe for many jobs. */
    SHARED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ResourceKind> parse(String tag) {
        return Arrays.stream(values()).filter(kind -> kind.tag().equals(tag)).findFirst();
    }
}
