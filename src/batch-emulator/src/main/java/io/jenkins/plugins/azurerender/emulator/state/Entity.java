package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Base class of pools, nodes, jobs, schedules and tasks. Accessed under the account lock only. */
public abstract class Entity {
    private final BatchAccount account;
    private final String id;
    private final Instant creationTime;
    private final long position;
    private Instant lastModified;
    private String entityTag;
    private String state;
    private Instant stateTransitionTime;
    private String previousState;
    private Instant previousStateTransitionTime;
    private ObjectNode document;

    Entity(BatchAccount account, String id, String state) {
        this.account = account;
        this.id = id;
        this.creationTime = account.now();
        this.position = account.nextNumber();
        this.state = state;
        this.stateTransitionTime = creationTime;
        modified();
    }

    public final BatchAccount account() {
        return account;
    }

    public final String id() {
        return id;
    }

    /** Returns its position in lists, in order of creation. */
    public final long position() {
        return position;
    }

    public final Instant creationTime() {
        return creationTime;
    }

    public final Instant lastModified() {
        return lastModified;
    }

    public final String entityTag() {
        return entityTag;
    }

    public final String state() {
        return state;
    }

    public final Instant stateTransitionTime() {
        return stateTransitionTime;
    }

    /** Returns whether the state is one of these. */
    public final boolean is(String... states) {
        for (String one : states) {
            if (one.equals(state)) {
                return true;
            }
        }
        return false;
    }

    final void moveTo(String newState) {
        if (!newState.equals(state)) {
            previousState = state;
            previousStateTransitionTime = stateTransitionTime;
            state = newState;
            stateTransitionTime = account.now();
            account.ledger().add(kind() + "-state", path(), newState);
            stateChanged(previousState);
        }
        refreshed();
    }

    /** Records a change by the user: new ETag and Last-Modified. */
    final void modified() {
        lastModified = account.now();
        entityTag = account.nextEntityTag();
        document = null;
    }

    /** Discards the cached document after a change by the service. */
    final void refreshed() {
        document = null;
    }

    /** Returns the JSON document; never modified after it was rendered. */
    public final ObjectNode document() {
        if (document == null) {
            document = render();
        }
        return document;
    }

    /** Returns the path below the account URL, such as jobs/one. */
    public abstract String path();

    abstract String kind();

    /** Called after every state change. */
    void stateChanged(String oldState) {}

    abstract ObjectNode render();

    final void putState(ObjectNode json) {
        json.put("state", state);
        json.put("stateTransitionTime", stateTransitionTime.toString());
        if (previousState != null) {
            json.put("previousState", previousState);
            json.put("previousStateTransitionTime", previousStateTransitionTime.toString());
        }
    }

    final void putIdentity(ObjectNode json) {
        json.put("id", id);
        json.put("url", account.url() + "/" + path());
        json.put("eTag", entityTag);
        json.put("lastModified", lastModified.toString());
        json.put("creationTime", creationTime.toString());
    }
}
