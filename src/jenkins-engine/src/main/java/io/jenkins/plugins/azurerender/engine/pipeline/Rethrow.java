package io.jenkins.plugins.azurerender.engine.pipeline;

/** Throws any exception, also a checked one that the calling method does not declare. */
public final class Rethrow {

    private Rethrow() {}

    /** Throws the exception. The return type is for callers that write {@code throw Rethrow.unchecked(x)}. */
    public static RuntimeException unchecked(Throwable x) {
        throw Rethrow.<RuntimeException>as(x);
    }

    /** Throws the exception; does nothing when it is null. */
    public static void ifFailed(Throwable failure) {
        if (failure != null) {
            throw unchecked(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T as(Throwable x) throws T {
        throw (T) x;
    }
}
