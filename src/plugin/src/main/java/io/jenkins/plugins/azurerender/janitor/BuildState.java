package io.jenkins.plugins.azurerender.janitor;

import java.time.Instant;

/**
 * How the build stands that made something.
 *
 * @param ended when it ended; null unless it has and is still there
 */
record BuildState(Kind kind, Instant ended) {

    enum Kind {
        /** It runs, or goes on after a restart. */
        RUNNING,
        /** It ended well enough to let a render go on by itself. */
        ENDED_WELL,
        /** It failed, was aborted or was cut off. */
        ENDED_BADLY,
        /** It was deleted, but its job is there. */
        GONE,
        /** It was deleted with its job. */
        GONE_WITH_JOB,
        /** Nobody can tell: it may run. */
        UNKNOWN
    }

    static BuildState of(Kind kind) {
        return new BuildState(kind, null);
    }

    boolean gone() {
        return kind == Kind.GONE || kind == Kind.GONE_WITH_JOB;
    }
}
