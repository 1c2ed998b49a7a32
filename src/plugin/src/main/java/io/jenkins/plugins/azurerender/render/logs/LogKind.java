package io.jenkins.plugins.azurerender.render.logs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line of a log is about. Of two failures the one that stands first here tells more. */
public enum LogKind {
    LICENSE(
            "no license was to be had",
            "it is tried again later: see that the license server answers and has free seats"),
    MEMORY("the node's memory was not enough", "choose a larger vmSize or fewer taskSlotsPerNode"),
    DISK("the node's disk was full", "choose a vmSize with a larger disk, or fewer assets"),
    DEVICE("the graphics device failed", "see that the image has its driver and vmSize has the device"),
    PROGRAM("the program is not on the node", "choose an image, a container or an application package that has it"),
    PLUGIN("a plug-in of the renderer is missing", "put it into the image or an application package"),
    ENGINE("the render engine is not there", "choose another engine, or an image that has it"),
    CAMERA("the camera is missing", "set a camera in the scene, or camera of the renderer"),
    SCENE("the scene could not be read", "open it in its application and save it again"),
    OUTPUT("the frame could not be written", "check output and format"),
    RENDERER("the renderer failed", "its log tells more"),
    WARNING("a warning", ""),
    PROGRESS("progress", ""),
    SAVED("a file was saved", "");

    private final String meaning;
    private final String advice;

    LogKind(String meaning, String advice) {
        this.meaning = meaning;
        this.advice = advice;
    }

    /** In plain words, to go after a colon. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it; empty when nothing needs doing. */
    public String advice() {
        return advice;
    }

    /** Whether a line of this kind says that something failed, even when the program ends with exit code 0. */
    public boolean isFailure() {
        return ordinal() < WARNING.ordinal();
    }

    static Optional<LogKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
