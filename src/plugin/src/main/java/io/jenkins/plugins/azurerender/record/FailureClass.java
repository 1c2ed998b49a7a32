package io.jenkins.plugins.azurerender.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a frame failed, what to do about it, and whether to retry it. */
public enum FailureClass {
    LICENSE("no license was to be had", "see that the license server answers and has free seats", Retry.LATER),
    MEMORY("the node's memory was not enough", "choose a larger vmSize or fewer taskSlotsPerNode", Retry.NEVER),
    DISK("the node's disk was full", "choose a vmSize with a larger disk, or fewer assets", Retry.OTHER_NODE),
    NODE("the node failed", "if it happens on all nodes, look at image and vmSize", Retry.OTHER_NODE),
    UPLOAD("the node could not bring the frame to storage", "see that storage can be reached", Retry.NOW),
    DAMAGED("the picture is not sound", "look at the log of its task", Retry.NOW),
    PROGRAM(
            "the program or a part of it is not on the node",
            "choose an image, a container or an application package that has it",
            Retry.NEVER),
    SCENE("the scene cannot be rendered as it is", "open it in its application and mend it", Retry.NEVER),
    NO_IMAGE(
            "the task ended well but left no picture of that name",
            "see in the log under which name it was saved: stereo views and file output nodes have names of their own",
            Retry.NEVER),
    TIME_LIMIT("the time limit was reached", "raise timeLimitHours, or add nodes", Retry.NEVER),
    ENDED("the job was ended before", "submit again", Retry.NEVER),
    UNKNOWN("neither Batch nor the log says why", "look at the whole log among the artifacts", Retry.NOW);

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

    /** The class as used in saved tables, reports and the result of a step, such as {@code time-limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In plain words, to go after a colon. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** When a retry may succeed. */
    public Retry retry() {
        return retry;
    }

    /** The class with that {@link #word}. */
    public static Optional<FailureClass> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
