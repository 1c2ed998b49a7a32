package io.jenkins.plugins.azurerender.security;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Captures all log messages of the plugin and its libraries on all levels, with stack traces. Excludes
 * {@code jdk.internal.httpclient}, in which the JDK logs complete URLs for debugging.
 */
public final class LogCapture extends Handler implements AutoCloseable {

    private final List<Logger> loggers = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    public LogCapture() {
        setLevel(Level.ALL);
        for (String name : List.of(
                "io.jenkins.plugins.azurerender",
                "com.azure",
                "com.microsoft",
                "okhttp3",
                "reactor",
                "jdk.httpclient")) {
            Logger logger = Logger.getLogger(name);
            loggers.add(logger);
            levels.add(logger.getLevel());
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }
    }

    @Override
    public synchronized void publish(LogRecord line) {
        text.append(line.getLoggerName()).append(": ");
        text.append(new SimpleFormatter().formatMessage(line)).append('\n');
        if (line.getThrown() != null) {
            StringWriter trace = new StringWriter();
            line.getThrown().printStackTrace(new PrintWriter(trace, true));
            text.append(trace);
        }
    }

    public synchronized String text() {
        return text.toString();
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        for (int i = 0; i < loggers.size(); i++) {
            loggers.get(i).removeHandler(this);
            loggers.get(i).setLevel(levels.get(i));
        }
    }
}
