package io.jenkins.plugins.azurerender.render.logs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of log lines. Failures are ordered: if a log has several, the first one in this list is reported. */
public enum LogKind {
    /** No license was available. */
    LICENSE(true),
    /** The node ran out of memory. */
    MEMORY(true),
    /** The node's disk is full. */
    DISK(true),
    /** A disk or share is read-only. */
    READONLY(true),
    /** The renderer found no GPU, or none that it can use. */
    GPU(true),
    /** The graphics device failed. */
    DEVICE(true),
    /** The node has no display or OpenGL. */
    DISPLAY(true),
    /** The program is not installed. */
    PROGRAM(true),
    /** The renderer was built without the denoiser. */
    DENOISER(true),
    /** The scene was saved by a newer version. */
    VERSION(true),
    /** The OpenColorIO configuration cannot be used. */
    COLOR(true),
    /** A plug-in of the renderer is missing. */
    PLUGIN(true),
    /** The render engine is not available. */
    ENGINE(true),
    /** The camera is missing. */
    CAMERA(true),
    /** The scene could not be read, or its settings contradict those of the render. */
    SCENE(true),
    /** The image could not be written. */
    OUTPUT(true),
    /** The renderer crashed. */
    CRASH(true),
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

    /** The names of all failures, for a message. */
    static String failures() {
        return Arrays.stream(values())
                .filter(kind -> kind.failure && kind != RENDERER)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
