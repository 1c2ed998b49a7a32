package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;

/** Adds actions that are not saved. */
public abstract class TransientActionFactory<T> implements ExtensionPoint {
    /** Returns the type of objects that get actions. */
    public abstract Class<T> type();

    /** Returns the common type of the actions. */
    public Class<? extends Action> actionType() {
        return Action.class;
    }

    /** Returns the actions for the object. */
    public abstract Collection<? extends Action> createFor(T target);
}
