package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;

/** A list of describables. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {

    /** Creates a list; {@link #setOwner} follows when it was read from XML. */
    protected DescribableList() {}

    /** Creates a list with an owner. */
    public DescribableList(Saveable owner) {
        super(owner);
    }

    /** Returns the element with the descriptor, or null. */
    public T get(D descriptor) {
        return toList().stream()
                .filter(item -> item.getDescriptor() == descriptor)
                .findFirst()
                .orElse(null);
    }

    /** Returns whether an element has the descriptor. */
    public boolean contains(D d) {
        return get(d) != null;
    }

    /** Removes the element with the descriptor. */
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
