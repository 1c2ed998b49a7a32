package jenkins.util;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serial;
import java.nio.charset.Charset;

/** Stands for jenkins.util.BuildListenerAdapter: makes a build listener of any listener. */
public final class BuildListenerAdapter implements BuildListener {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TaskListener delegate;

    /** Writes to the delegate. */
    public BuildListenerAdapter(TaskListener delegate) {
        this.delegate = delegate;
    }

    /** The listener itself when it is one of a build, else an adapter. */
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
