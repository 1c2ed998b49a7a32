package org.jvnet.hudson.test;

import io.jenkins.plugins.azurerender.engine.harness.CapturedLogRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets log levels during a test and captures log records. */
public class LogRecorder implements AutoCloseable {

    private final Map<Logger, Level> loggers = new HashMap<>();
    private CapturedLogRecords captured;

    /** Captures records; keeps at most {@code maximum} of the newest ones. */
    public LogRecorder capture(int maximum) {
        captured = new CapturedLogRecords(maximum);
        loggers.keySet().forEach(logger -> logger.addHandler(captured));
        return this;
    }

    /** Sets the level of the logger. */
    public LogRecorder record(Logger logger, Level level) {
        loggers.put(logger, logger.getLevel());
        logger.setLevel(level);
        if (captured != null) {
            logger.addHandler(captured);
        }
        return this;
    }

    /** Sets the level of the logger with the name. */
    public LogRecorder record(String name, Level level) {
        return record(Logger.getLogger(name), level);
    }

    /** Sets the level of the logger of the class. */
    public LogRecorder record(Class<?> clazz, Level level) {
        return record(clazz.getName(), level);
    }

    /** Returns the formatted messages captured since {@link #capture}. */
    public List<String> getMessages() {
        return new ArrayList<>(captured.messages());
    }

    @Override
    public void close() {
        loggers.forEach((logger, level) -> {
            logger.setLevel(level);
            if (captured != null) {
                logger.removeHandler(captured);
            }
        });
        loggers.clear();
    }
}
