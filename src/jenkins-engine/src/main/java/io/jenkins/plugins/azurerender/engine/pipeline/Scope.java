package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.ArrayList;
import java.util.List;

/** The context objects that the enclosing blocks of a step provide. */
public final class Scope {

    /** The scope of a Pipeline outside of all blocks. */
    public static final Scope OUTERMOST = new Scope(null, List.of());

    private final Scope outer;
    private final List<Object> objects;

    private Scope(Scope outer, List<Object> objects) {
        this.outer = outer;
        this.objects = objects;
    }

    /** Returns an inner scope with more objects. */
    public Scope with(Object... more) {
        return new Scope(this, List.of(more));
    }

    /** Returns the innermost object of the type, or null. */
    public <T> T find(Class<T> type) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (int i = scope.objects.size() - 1; i >= 0; i--) {
                if (type.isInstance(scope.objects.get(i))) {
                    return type.cast(scope.objects.get(i));
                }
            }
        }
        return null;
    }

    /** Returns all objects of the type, innermost first. */
    <T> List<T> findAll(Class<T> type) {
        List<T> all = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (int i = scope.objects.size() - 1; i >= 0; i--) {
                if (type.isInstance(scope.objects.get(i))) {
                    all.add(type.cast(scope.objects.get(i)));
                }
            }
        }
        return all;
    }

    /** Returns whether this scope is the other one or inside it. */
    public boolean isWithin(Scope other) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope == other) {
                return true;
            }
        }
        return false;
    }
}
