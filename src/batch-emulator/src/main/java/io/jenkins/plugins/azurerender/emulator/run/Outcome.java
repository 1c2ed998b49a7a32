package io.jenkins.plugins.azurerender.emulator.run;

/** The outcome of a run. */
public record Outcome(Integer exitCode, Failure failure, Phase phase) {
    /** The phase in which a run failed. */
    public enum Phase {
        PREPARING,
        COMMAND,
        UPLOADING,
        STOPPED
    }

    public boolean succeeded() {
        return failure == null;
    }
}
