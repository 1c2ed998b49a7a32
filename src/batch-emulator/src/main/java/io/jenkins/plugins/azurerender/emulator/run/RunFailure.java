package io.jenkins.plugins.azurerender.emulator.run;

/** Ends a run with the failure it carries. */
public final class RunFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public RunFailure(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
