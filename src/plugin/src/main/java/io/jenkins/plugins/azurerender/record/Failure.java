package io.jenkins.plugins.azurerender.record;

/**
 * Why a frame was not archived.
 *
 * @param type class of the failure
 * @param problem a phrase that follows the file name, such as "is missing"
 * @param line the line of the log that identifies the failure, without numbers, times and paths; may be empty
 * @param time when the task ended, in seconds since 1970; 0 if it did not run
 */
public record Failure(FailureClass type, String problem, String line, long time) {

    /** A failure that is not compared with others. */
    public Failure(FailureClass type, String problem) {
        this(type, problem, "", 0);
    }
}
