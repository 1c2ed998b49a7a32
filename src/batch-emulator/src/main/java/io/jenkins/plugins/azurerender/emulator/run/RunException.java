package io.jenkins.plugins.azurerender.emulator.run;

/** Ends a run with a failure. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public RunException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
