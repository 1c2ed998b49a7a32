package jenkins.util;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serial;
import java.nio.charset.Charset;

/** Adapts any listener to a build listener. */
public final class BuildListenerAdapter implements BuildListener {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TaskListener delegate;

    /** Creates an adapter for the listener. */
    public BuildListenerAdapter(TaskListener delegate) {
        this.delegate = delegate;
    }

    /** Returns the listener if it is a build listener, else an adapter. */
    public static BuildListener wrap(TaskListener listener) {
        return listener instanceof BuildListener build ? build : new BuildListenerAdapter(listener);
    }

    @Override
    public PrintStream getLogger() {
        return delegate.getLogger();
    }

    @Override
    public Charset getCharset() {
        return delegate.getCharset();
    }

    @Override
    public PrintWriter error(String message) {
        return delegate.error(message);
    }

    @Override
    public PrintWriter fatalError(String message) {
        return delegate.fatalError(message);
    }
}
