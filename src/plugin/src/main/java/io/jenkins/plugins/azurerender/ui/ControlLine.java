package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.RenderControl;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A request to control a render, as the page shows it. */
public final class ControlLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH);

    private final RenderControl control;

    ControlLine(RenderControl control) {
        this.control = control;
    }

    /** A text such as {@code paused by ann}. */
    public String getText() {
        return control.describe();
    }

    /** When it was requested, in the time zone of the controller. */
    public String getTime() {
        return Instant.ofEpochMilli(control.getTime())
                .atZone(ZoneId.systemDefault())
                .format(TIME);
    }

    /** Whether Batch has not received it. */
    public boolean isRequested() {
        return control.isRequested();
    }

    public boolean isFailed() {
        return control.isFailed();
    }

    /** Why it failed, or what the user should know, in one sentence; empty for nothing. */
    public String getNote() {
        String note = control.getNote();
        if (note.isEmpty()) {
            return "";
        }
        String sentence = note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
