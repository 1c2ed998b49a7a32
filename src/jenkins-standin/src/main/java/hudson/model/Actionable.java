package hudson.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.TransientActionFactory;

/** An object with actions: saved ones and those of factories. */
public abstract class Actionable extends AbstractModelObject {
    private volatile CopyOnWriteArrayList<Action> actions;

    /** Returns the saved actions; use the other methods to change them. */
    @Deprecated
    public List<Action> getActions() {
        synchronized (this) {
            if (actions == null) {
                actions = new CopyOnWriteArrayList<>();
            }
            return actions;
        }
    }

    @SuppressWarnings("deprecation")
    private List<Action> own() {
        return getActions();
    }

    /** Returns the saved actions and those of factories. */
    public final List<? extends Action> getAllActions() {
        return actionsThatMayBe(Action.class);
    }

    /** Skips factories of other types, because such a factory may call this method itself. */
    private List<Action> actionsThatMayBe(Class<? extends Action> type) {
        List<Action> all = new ArrayList<>(own());
        for (TransientActionFactory<?> factory : hudson.ExtensionList.lookup(TransientActionFactory.class)) {
            boolean may = type.isAssignableFrom(factory.actionType())
                    || factory.actionType().isAssignableFrom(type);
            if (may && factory.type().isInstance(this)) {
                all.addAll(from(factory));
            }
        }
        return all;
    }

    private <T> java.util.Collection<? extends Action> from(TransientActionFactory<T> factory) {
        return factory.createFor(factory.type().cast(this));
    }

    /** Returns the actions of the type. */
    public <T extends Action> List<T> getActions(Class<T> type) {
        return actionsThatMayBe(type).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Returns the first action of the type, or null. */
    public <T extends Action> T getAction(Class<T> type) {
        return getActions(type).stream().findFirst().orElse(null);
    }

    /** Adds an action. */
    public void addAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        own().add(a);
    }

    /** Replaces the actions of the same class; returns whether anything changed. */
    public boolean addOrReplaceAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        List<Action> old = new ArrayList<>();
        boolean found = false;
        for (Action each : own()) {
            if (each.equals(a)) {
                found = true;
            } else if (each.getClass() == a.getClass()) {
                old.add(each);
            }
        }
        own().removeAll(old);
        if (!found) {
            addAction(a);
        }
        return !found || !old.isEmpty();
    }

    /** Removes an action; returns whether it was present. */
    public boolean removeAction(Action a) {
        return a != null && own().remove(a);
    }
}
