package io.jenkins.plugins.azurerender.emulator.run;

/** Ends a run with the failure it carries. */
final class RunFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    RunFailure(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
