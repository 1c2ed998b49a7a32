package hudson.util;

import hudson.model.Saveable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A list that saves its owner after each change. */
public class PersistedList<T> extends AbstractList<T> {
    private final transient CopyOnWriteArrayList<T> data = new CopyOnWriteArrayList<>();
    private transient Saveable owner = Saveable.NOOP;

    /** Creates a list without an owner; {@link #setOwner} follows when it was read from XML. */
    protected PersistedList() {}

    /** Creates a list with an owner. */
    public PersistedList(Saveable owner) {
        setOwner(owner);
    }

    /** Sets the owner. */
    public void setOwner(Saveable owner) {
        this.owner = owner;
    }

    @Override
    public boolean add(T item) {
        data.add(item);
        changed();
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends T> items) {
        boolean changed = data.addAll(items);
        changed();
        return changed;
    }

    /** Returns the first element of the type, or null. */
    public <U extends T> U get(Class<U> type) {
        return data.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Removes the elements of exactly the class. */
    public void remove(Class<? extends T> type) throws IOException {
        data.removeIf(item -> item.getClass() == type);
        onModified();
    }

    @Override
    public boolean remove(Object o) {
        boolean removed = data.remove(o);
        if (removed) {
            changed();
        }
        return removed;
    }

    @Override
    public void clear() {
        data.clear();
        changed();
    }

    @Override
    public T get(int index) {
        return data.get(index);
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public boolean isEmpty() {
        return data.isEmpty();
    }

    @Override
    public Iterator<T> iterator() {
        return data.iterator();
    }

    @Override
    public boolean contains(Object item) {
        return data.contains(item);
    }

    /** Returns a copy. */
    public List<T> toList() {
        return List.copyOf(data);
    }

    /** Saves the owner. */
    protected void onModified() throws IOException {
        owner.save();
    }

    private void changed() {
        try {
            onModified();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
