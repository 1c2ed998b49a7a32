package io.jenkins.plugins.azurerender.emulator.run;

/** How a run ended. */
public record Outcome(Integer exitCode, Failure failure, Phase phase) {
    /** Where a run failed, if it failed. */
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
