package hudson.util;

/** Stands for hudson.util.PersistedList of Jenkins 2.479.3. */
public class PersistedList<T> extends java.util.AbstractList<T> {
    public PersistedList(hudson.model.Saveable saveable) {}

    protected PersistedList(java.util.Collection<? extends T> collection) {}

    protected PersistedList() {}

    public boolean add(T object) {
        return false;
    }

    public void remove(java.lang.Class<? extends T> type) throws java.io.IOException {}

    public boolean remove(java.lang.Object object) {
        return false;
    }

    public <U extends T> U get(java.lang.Class<U> type) {
        throw new UnsupportedOperationException();
    }

    public T get(int value) {
        throw new UnsupportedOperationException();
    }

    public void clear() {}

    public boolean isEmpty() {
        return false;
    }

    public void replace(T object, T object2) throws java.io.IOException {}

    public int size() {
        return 0;
    }

    public java.util.Iterator<T> iterator() {
        throw new UnsupportedOperationException();
    }

    public java.util.List<T> toList() {
        throw new UnsupportedOperationException();
    }

    public boolean contains(java.lang.Object object) {
        return false;
    }

    public boolean addAll(java.util.Collection<? extends T> collection) {
        return false;
    }

    public <U extends T> java.util.List<U> getAll(java.lang.Class<U> type) {
        throw new UnsupportedOperationException();
    }

    public void setOwner(hudson.model.Saveable saveable) {}

    public void replaceBy(java.util.Collection<? extends T> collection) throws java.io.IOException {}

    protected void onModified() throws java.io.IOException {}
}
