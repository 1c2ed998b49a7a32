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
 * Hears all that we and our libraries log, down to the finest, with every stack trace. Not what the JDK logs of its own
 * work in {@code jdk.internal.httpclient}: there are whole URLs, for whoever debugs the JDK.
 */
public final class Eavesdropper extends Handler implements AutoCloseable {

    private final List<Logger> loggers = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final StringBuilder heard = new StringBuilder();

    public Eavesdropper() {
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
        heard.append(line.getLoggerName()).append(": ");
        heard.append(new SimpleFormatter().formatMessage(line)).append('\n');
        if (line.getThrown() != null) {
            StringWriter trace = new StringWriter();
            line.getThrown().printStackTrace(new PrintWriter(trace, true));
            heard.append(trace);
        }
    }

    public synchronized String heard() {
        return heard.toString();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        for (int i = 0; i < loggers.size(); i++) {
            loggers.get(i).removeHandler(this);
            loggers.get(i).setLevel(levels.get(i));
        }
    }
}
