package io.jenkins.plugins.azurerender.engine.harness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Keeps the newest log records. */
public final class CapturedLogRecords extends Handler {

    private final int maximum;
    private final Deque<LogRecord> records = new ArrayDeque<>();

    public CapturedLogRecords(int maximum) {
        this.maximum = maximum;
        setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (records.size() == maximum) {
            records.removeFirst();
        }
        records.addLast(record);
    }

    /** Returns the messages, oldest first; for a record without a message its exception. */
    public synchronized List<String> messages() {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream().map(record -> message(formatter, record)).toList();
    }

    private static String message(SimpleFormatter formatter, LogRecord record) {
        return record.getMessage() == null && record.getThrown() != null
                ? record.getThrown().toString()
                : formatter.formatMessage(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
