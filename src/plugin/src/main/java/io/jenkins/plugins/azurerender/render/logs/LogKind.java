package io.jenkins.plugins.azurerender.render.logs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of log lines. Failures are ordered: if a log has several, the first one in this list is reported. */
public enum LogKind {
    /** No license was available. */
    LICENSE(true),
    /** The node ran out of memory. */
    MEMORY(true),
    /** The node's disk is full. */
    DISK(true),
    /** The graphics device failed. */
    DEVICE(true),
    /** The program is not installed. */
    PROGRAM(true),
    /** A plug-in of the renderer is missing. */
    PLUGIN(true),
    /** The render engine is not available. */
    ENGINE(true),
    /** The camera is missing. */
    CAMERA(true),
    /** The scene could not be read. */
    SCENE(true),
    /** The image could not be written. */
    OUTPUT(true),
    /** Any other failure of the renderer. */
    RENDERER(true),
    WARNING(false),
    PROGRESS(false),
    /** A file was saved. */
    SAVED(false);

    private final boolean failure;

    LogKind(boolean failure) {
        this.failure = failure;
    }

    /** Whether a line of this kind reports a failure, even if the program exits with code 0. */
    boolean isFailure() {
        return failure;
    }

    static Optional<LogKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
