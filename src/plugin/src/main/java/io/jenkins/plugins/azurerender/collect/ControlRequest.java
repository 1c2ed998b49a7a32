package io.jenkins.plugins.azurerender.collect;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderControl.Action;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.EnumOption;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A validated request to control a running render, saved with a running build. Jenkins can restore only public records.
 *
 * @param value the priority, the frames, or the time limit in hours; empty for the other actions
 */
public record ControlRequest(Action action, String value) implements Serializable {

    private static final int MAX_PRIORITY = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    /**
     * Validates the parameters of an action; the others are ignored.
     *
     * @param priority null if not set
     * @param frames to requeue; null if not set
     * @param timeLimitHours null if not set
     * @throws InvalidRequestException if a parameter of the action is missing or invalid
     */
    public static ControlRequest of(Action action, Integer priority, String frames, Integer timeLimitHours) {
        return new ControlRequest(
                action,
                switch (action) {
                    case PAUSE, RESUME -> "";
                    case PRIORITY -> {
                        require(priority, action, "priority");
                        checkPriority(priority);
                        yield priority.toString();
                    }
                    case REQUEUE -> {
                        require(frames, action, "frames");
                        yield FrameRange.parse(frames).toString();
                    }
                    case EXTEND -> {
                        require(timeLimitHours, action, "timeLimitHours");
                        yield timeLimitHours.toString();
                    }
                });
    }

    /**
     * Validates the text of a form.
     *
     * @param action null if not set
     * @param value as described at the record; null if not set
     * @throws InvalidRequestException if the action does not exist, or its value is missing or invalid
     */
    public static ControlRequest parse(String action, String value) {
        String text = Util.fixNull(value).strip();
        Integer number = NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
        return of(
                EnumOption.parse("action", Util.fixNull(action), Action.class),
                number,
                text.isEmpty() ? null : text,
                number);
    }

    /** @throws InvalidRequestException when Batch does not accept this priority */
    public static void checkPriority(int priority) {
        if (Math.abs(priority) > MAX_PRIORITY) {
            throw new InvalidRequestException(
                    "priority is %s: use %s to %s.".formatted(priority, -MAX_PRIORITY, MAX_PRIORITY));
        }
    }

    private static void require(Object value, Action action, String parameter) {
        if (value == null) {
            throw new InvalidRequestException(
                    "action: '%s' requires the parameter %s.".formatted(action.word(), parameter));
        }
    }

    /** @param id the same if the request is repeated after a restart */
    public RenderControl by(String requester, String id) {
        return new RenderControl(id, action, value, requester);
    }
}
