package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.Collection;

/** Stands for hudson.util.DescribableList: describables, found by their descriptors. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {
    /** Without an owner yet. */
    protected DescribableList() {}

    /** With an owner. */
    public DescribableList(Saveable owner) {
        super(owner);
    }

    /** With an owner and elements. */
    public DescribableList(Saveable owner, Collection<? extends T> initialList) {
        super(Saveable.NOOP);
        addAll(initialList);
        setOwner(owner);
    }

    /** Puts it in the place of one of the same kind. */
    public void replace(T item) throws IOException {
        T old = toList().stream()
                .filter(each -> each.getDescriptor() == item.getDescriptor())
                .findFirst()
                .orElse(null);
        if (old == null) {
            add(item);
        } else {
            replace(old, item);
        }
    }

    /** The one of this kind, or null. */
    public T get(D descriptor) {
        return toList().stream()
                .filter(item -> item.getDescriptor() == descriptor)
                .findFirst()
                .orElse(null);
    }

    /** Whether there is one of this kind. */
    public boolean contains(D d) {
        return get(d) != null;
    }

    /** Removes those of this kind. */
    public void remove(D descriptor) throws IOException {
        T item = get(descriptor);
        if (item != null) {
            remove((Object) item);
        }
    }

    @Override
    public <U extends T> U get(Class<U> type) {
        return super.get(type);
    }
}
