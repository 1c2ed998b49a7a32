package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A request to control a running render, and its result. Immutable. */
public final class RenderControl implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What is requested. */
    public enum Action {
        PAUSE,
        RESUME,
        /** The value is a number from -1000 to 1000. */
        PRIORITY,
        /** The value is a frame range. */
        REQUEUE,
        /** The value is the time limit in hours. */
        EXTEND;

        /** The action in lower case, as in the parameter of the step. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum State {
        REQUESTED,
        DONE,
        FAILED
    }

    private final String id;
    private final Action action;
    private final String value;
    private final String requester;
    private final long time;
    private State state = State.REQUESTED;
    private String note = "";
    private boolean logged;
    /** Replaced and never changed, because Jenkins may be saving it. */
    private HashMap<Integer, Integer> attempts = new HashMap<>();

    /**
     * @param id the same if the request is repeated after a restart
     * @param value as described at the action; empty for none
     * @param requester id of a user, or name of a step
     */
    public RenderControl(String id, Action action, String value, String requester) {
        this(id, action, value, requester, System.currentTimeMillis());
    }

    private RenderControl(String id, Action action, String value, String requester, long time) {
        this.id = id;
        this.action = action;
        this.value = value;
        this.requester = requester;
        this.time = time;
    }

    private RenderControl with(State newState, String newNote, boolean newLogged) {
        RenderControl changed = new RenderControl(id, action, value, requester, time);
        changed.state = newState;
        changed.note = newNote;
        changed.logged = newLogged;
        changed.attempts = attempts;
        return changed;
    }

    /** @param retries of the frames to requeue before the request, by frame number; none for 0 */
    public RenderControl withAttempts(Map<Integer, Integer> retries) {
        RenderControl changed = with(state, note, logged);
        changed.attempts = new HashMap<>(retries);
        return changed;
    }

    /** Whether a frame was rendered again after the request. */
    public boolean isRequeued(FrameRow row) {
        return row.attempt() > attempts.getOrDefault(row.number(), 0);
    }

    /** @param sentence what the user should know, without a period; empty for nothing */
    public RenderControl done(String sentence) {
        return with(State.DONE, sentence, logged);
    }

    /** @param problem in one sentence */
    public RenderControl failed(String problem) {
        return with(State.FAILED, problem, logged);
    }

    RenderControl logged() {
        return with(state, note, true);
    }

    public String getId() {
        return id;
    }

    public Action getAction() {
        return action;
    }

    public String getValue() {
        return value;
    }

    /** Id of the user or name of the step that requested it. */
    public String getRequester() {
        return requester;
    }

    /** When it was requested, in milliseconds since 1970. */
    public long getTime() {
        return time;
    }

    /** Whether Batch has not received it yet. */
    public boolean isRequested() {
        return state == State.REQUESTED;
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    public boolean isFailed() {
        return state == State.FAILED;
    }

    boolean isLogged() {
        return logged;
    }

    /** Why it failed, or what the user should know; empty for nothing. */
    public String getNote() {
        return note;
    }

    /** Returns a text such as {@code paused by ann}. */
    public String describe() {
        String text =
                switch (action) {
                    case PAUSE -> "paused";
                    case RESUME -> "resumed";
                    case PRIORITY -> "priority set to " + value;
                    case REQUEUE -> (value.matches("-?\\d+") ? "frame " : "frames ") + value + " requeued";
                    case EXTEND -> "time limit extended to " + value + " hours";
                };
        return text + " by " + requester;
    }
}
