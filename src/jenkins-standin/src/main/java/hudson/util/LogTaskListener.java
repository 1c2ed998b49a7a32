package hudson.util;

import io.jenkins.plugins.azurerender.standin.text.LineLogger;
import java.io.Closeable;
import java.io.PrintStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A listener that writes to a logger. */
public class LogTaskListener extends AbstractTaskListener implements Closeable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient PrintStream out;

    /** Creates a listener that logs at the level. */
    public LogTaskListener(Logger logger, Level level) {
        out = new PrintStream(new LineLogger(logger, level), true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public void close() {
        out.close();
    }
}
