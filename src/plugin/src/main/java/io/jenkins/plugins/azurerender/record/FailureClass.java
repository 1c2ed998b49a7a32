package io.jenkins.plugins.azurerender.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing went wrong with a frame, and so what can be done about it. */
public enum FailureClass {
    LICENSE("no license was to be had", "see that the license server answers and has free seats", Again.LATER),
    MEMORY("the node's memory was not enough", "choose a larger vmSize or fewer taskSlotsPerNode", Again.NEVER),
    DISK("the node's disk was full", "choose a vmSize with a larger disk, or fewer assets", Again.ELSEWHERE),
    NODE("the node failed", "if it happens on all nodes, look at image and vmSize", Again.ELSEWHERE),
    UPLOAD("the node could not bring the frame to storage", "see that storage can be reached", Again.AT_ONCE),
    DAMAGED("the picture is not sound", "look at the log of its task", Again.AT_ONCE),
    PROGRAM(
            "the program or a part of it is not on the node",
            "choose an image, a container or an application package that has it",
            Again.NEVER),
    SCENE("the scene cannot be rendered as it is", "open it in its application and mend it", Again.NEVER),
    NO_PICTURE(
            "the task ended well but left no picture of that name",
            "see in the log under which name it was saved: stereo views and file output nodes have names of their own",
            Again.NEVER),
    TIME_LIMIT("the time limit was reached", "raise timeLimitHours, or add nodes", Again.NEVER),
    ENDED("the job was ended before", "submit again", Again.NEVER),
    UNKNOWN("neither Batch nor the log says why", "look at the whole log among the artifacts", Again.AT_ONCE);

    /** When and where to render once more. */
    public enum Again {
        AT_ONCE,
        /** On another node, if there is one. */
        ELSEWHERE,
        /** After some minutes, in which others may give back what was lacking. */
        LATER,
        /** It would end the same way. */
        NEVER
    }

    private final String meaning;
    private final String advice;
    private final Again again;

    FailureClass(String meaning, String advice, Again again) {
        this.meaning = meaning;
        this.advice = advice;
        this.again = again;
    }

    /** As it stands in tables and maps, such as {@code time-limit}. */
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

    /** Whether rendering again may help. */
    public Again again() {
        return again;
    }

    /** The class of that word. */
    public static Optional<FailureClass> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
