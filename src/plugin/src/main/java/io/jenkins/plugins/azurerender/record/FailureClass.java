package io.jenkins.plugins.azurerender.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a frame failed, what to do about it, and whether to retry it. */
public enum FailureClass {
    LICENSE("no license available", "check that the license server is reachable and has free seats", Retry.LATER),
    MEMORY("the node ran out of memory", "choose a larger vmSize or fewer taskSlotsPerNode", Retry.NEVER),
    DISK("the node's disk is full", "choose a vmSize with a larger disk, or reduce the assets", Retry.OTHER_NODE),
    NODE("the node failed", "if this happens on all nodes, check image and vmSize", Retry.OTHER_NODE),
    UPLOAD("the node could not upload the frame", "check that the nodes can reach the storage account", Retry.NOW),
    DAMAGED("the image file is invalid", "check the log of its task", Retry.NOW),
    PROGRAM(
            "the renderer or a part of it is not installed on the node",
            "choose an image, a container or an application package that contains it",
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
    TIME_LIMIT("the time limit was reached", "increase timeLimitHours or the number of nodes", Retry.NEVER),
    ENDED("the Batch job was terminated early", "submit the render again", Retry.NEVER),
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

    /** The class with that {@link #word}. */
    public static Optional<FailureClass> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
