package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;

/** Stands for jenkins.model.TransientActionFactory: adds actions that are not saved. */
public abstract class TransientActionFactory<T> implements ExtensionPoint {
    /** What they are added to. */
    public abstract Class<T> type();

    /** A type that all of its actions have. */
    public Class<? extends Action> actionType() {
        return Action.class;
    }

    /** The actions for the object. */
    public abstract Collection<? extends Action> createFor(T target);
}
