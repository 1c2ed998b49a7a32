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
        /** Ended with a result with which its renders continue. */
        SUCCEEDED,
        /** Failed, aborted or killed. */
        FAILED,
        /** Deleted, but its job exists. */
        DELETED,
        /** Deleted together with its job. */
        DELETED_WITH_JOB,
        /** Unknown; may still be running. */
        UNKNOWN
    }

    static BuildState of(Kind kind) {
        return new BuildState(kind, null);
    }

    boolean deleted() {
        return kind == Kind.DELETED || kind == Kind.DELETED_WITH_JOB;
    }
}
