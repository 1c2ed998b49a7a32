package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;

/** Stands for hudson.util.DescribableList: describables, found by their descriptors. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {

    /** Creates a list; {@link #setOwner} follows when it was read from XML. */
    protected DescribableList() {}

    /** With an owner. */
    public DescribableList(Saveable owner) {
        super(owner);
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
