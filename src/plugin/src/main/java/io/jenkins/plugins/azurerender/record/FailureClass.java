package io.jenkins.plugins.azurerender.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a frame failed, what to do about it, and whether to retry it. */
public enum FailureClass {
    LICENSE("no license available", "check that the license server is reachable and has free seats", Retry.LATER),
    MEMORY("the node ran out of memory", "choose a larger vmSize or fewer taskSlotsPerNode", Retry.NEVER),
    DISK("the node's disk is full", "choose a vmSize with a larger disk, or reduce the assets", Retry.OTHER_NODE),
    READ_ONLY(
            "the renderer wrote to a read-only disk",
            "write frames and caches to the folder of the task (RENDER_FOLDER_OUT), or mount the share with write access",
            Retry.NEVER),
    NODE("the node failed", "if this happens on all nodes, check image and vmSize", Retry.OTHER_NODE),
    DEVICE(
            "the node has no GPU that the renderer can use",
            "choose a vmSize with a GPU and an image with its driver, or device: 'CPU'",
            Retry.OTHER_NODE),
    DISPLAY(
            "the engine requires graphics that the node does not have",
            "use an image with a display or EGL and a vmSize with a GPU, or for Blender engine: 'CYCLES'",
            Retry.NEVER),
    UPLOAD("the node could not upload the frame", "check that the nodes can reach the storage account", Retry.NOW),
    DAMAGED("the image file is invalid", "check the log of its task", Retry.NOW),
    PROGRAM(
            "the renderer or a part of it is not installed on the node",
            "choose an image, a container or an application package that contains it",
            Retry.NEVER),
    DENOISER(
            "this build of the renderer has no denoiser",
            "install the renderer of its vendor on the nodes (for Blender, that of blender.org), or disable denoising in the scene",
            Retry.NEVER),
    COLOR(
            "the OpenColorIO configuration cannot be used",
            "upload the configuration with its files, and check the variable OCIO",
            Retry.NEVER),
    VERSION(
            "the scene was saved by a newer version than that of the node",
            "install the newer version on the nodes, or save the scene for the older one",
            Retry.NEVER),
    SCENE("the scene cannot be rendered", "open the scene in its application and fix it", Retry.NEVER),
    NO_IMAGE(
            "the task succeeded but did not write the frame",
            "check the file names in its log: stereo views and file output nodes use different names",
            Retry.NEVER),
    TOO_LARGE(
            "a file of the frame exceeds the download limit",
            "ask an administrator to raise the limit, or download the file with Azure tools before the janitor deletes it",
            Retry.NEVER),
    TASK_TIME_LIMIT(
            "the time limit of the task was reached",
            "increase taskTimeLimitMinutes, or render fewer frames per task",
            Retry.NEVER),
    TIME_LIMIT("the time limit was reached", "increase timeLimitHours or the number of nodes", Retry.NEVER),
    ENDED("the Batch job was terminated early", "submit the render again", Retry.NEVER),
    CRASH(
            "the renderer crashed",
            "if the same frames crash again, open the scene in its application on a machine like the nodes",
            Retry.NOW),
    KILLED(
            "the renderer was killed",
            "if this happens again, the memory may not be sufficient: choose a larger vmSize or fewer taskSlotsPerNode",
            Retry.NOW),
    RENDERER("the renderer reported an error", "check the lines of its log below", Retry.NOW),
    UNKNOWN("the cause is unknown", "check the log of its task in the build artifacts", Retry.NOW);

    /** When and where to retry. */
    public enum Retry {
        NOW,
        /** On another node, if there is one. */
        OTHER_NODE,
        /** After some minutes, when a scarce resource may be available again. */
        LATER,
        /** It would fail in the same way. */
        NEVER
    }

    private final String meaning;
    private final String advice;
    private final Retry retry;

    FailureClass(String meaning, String advice, Retry retry) {
        this.meaning = meaning;
        this.advice = advice;
        this.retry = retry;
    }

    /** Name of the class in saved tables, reports and step results, such as {@code time-limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happened, as a phrase that can follow a colon. */
    public String meaning() {
        return meaning;
    }

    /** What to do, as a phrase that can follow a colon. */
    public String advice() {
        return advice;
    }

    /** When a retry may succeed. */
    public Retry retry() {
        return retry;
    }

    /** Whether the cause can be a single node or a temporary shortage, so that other frames may succeed meanwhile. */
    public boolean isLocal() {
        return retry == Retry.OTHER_NODE || retry == Retry.LATER || this == UPLOAD;
    }

    /** Whether the cause is the scene itself, so that the node does not matter. */
    public boolean isOfScene() {
        return switch (this) {
            case SCENE, VERSION, COLOR, DENOISER, NO_IMAGE, TOO_LARGE -> true;
            default -> false;
        };
    }

    /** The class with that {@link #word}. */
    public static Optional<FailureClass> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
