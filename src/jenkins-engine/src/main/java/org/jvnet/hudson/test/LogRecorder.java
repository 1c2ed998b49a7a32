package org.jvnet.hudson.test;

import io.jenkins.plugins.azurerender.engine.harness.CapturedLogRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stands for what turns loggers up during a test and keeps what they say. */
public class LogRecorder implements AutoCloseable {

    private final Map<Logger, Level> loggers = new HashMap<>();
    private CapturedLogRecords kept;

    /** Keeps at most that many of the newest records. */
    public LogRecorder capture(int maximum) {
        kept = new CapturedLogRecords(maximum);
        loggers.keySet().forEach(logger -> logger.addHandler(kept));
        return this;
    }

    /** Turns a logger up. */
    public LogRecorder record(Logger logger, Level level) {
        loggers.put(logger, logger.getLevel());
        logger.setLevel(level);
        if (kept != null) {
            logger.addHandler(kept);
        }
        return this;
    }

    /** Turns a logger up, by its name. */
    public LogRecorder record(String name, Level level) {
        return record(Logger.getLogger(name), level);
    }

    /** Turns the logger of a class up. */
    public LogRecorder record(Class<?> clazz, Level level) {
        return record(clazz.getName(), level);
    }

    /** The messages kept since {@link #capture}, with their parameters filled in. */
    public List<String> getMessages() {
        return new ArrayList<>(kept.messages());
    }

    @Override
    public void close() {
        loggers.forEach((logger, level) -> {
            logger.setLevel(level);
            if (kept != null) {
                logger.removeHandler(kept);
            }
        });
        loggers.clear();
    }
}
