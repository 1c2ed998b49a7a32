package io.jenkins.plugins.azurerender.janitor;

import java.time.Instant;

/**
 * The state of the build that owns a resource.
 *
 * @param ended end of the build; null if it is running, deleted or unknown
 */
record BuildState(Kind kind, Instant ended) {

    enum Kind {
        /** Running, or continues after a restart. */
        RUNNING,
        /** Ended with a result that lets its renders continue. */
        ENDED_WELL,
        /** Failed, aborted or killed. */
        ENDED_BADLY,
        /** Deleted, but its job exists. */
        GONE,
        /** Deleted together with its job. */
        GONE_WITH_JOB,
        /** Unknown; may still be running. */
        UNKNOWN
    }

    static BuildState of(Kind kind) {
        return new BuildState(kind, null);
    }

    boolean gone() {
        return kind == Kind.GONE || kind == Kind.GONE_WITH_JOB;
    }
}
