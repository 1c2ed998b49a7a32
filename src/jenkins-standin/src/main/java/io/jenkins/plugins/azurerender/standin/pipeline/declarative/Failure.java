package io.jenkins.plugins.azurerender.standin.pipeline.declarative;

/** Throws a failure on as it is, checked or not. */
final class Failure {

    private Failure() {}

    /** Throws the failure; does nothing when it is null. */
    static void rethrow(Throwable failure) {
        if (failure != null) {
            Failure.<RuntimeException>unchecked(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
