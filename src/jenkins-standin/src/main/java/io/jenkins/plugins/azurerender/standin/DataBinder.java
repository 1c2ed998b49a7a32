package io.jenkins.plugins.azurerender.standin;

import java.util.Map;

/** Makes objects from named arguments as Jenkins' structs plugin does: constructor parameters, then setters. */
public final class DataBinder {
    private DataBinder() {}

    /**
     * Makes a T from Groovy or Java values.
     *
     * @throws IllegalArgumentException naming an argument that T does not know or that does not fit
     */
    public static <T> T bind(Class<T> type, Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    /** The name of the lone required argument, for calls such as {@code step('x')}; null when there is none. */
    public static String soleRequiredParameter(Class<?> type) {
        throw new UnsupportedOperationException();
    }
}
