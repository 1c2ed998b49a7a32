package hudson.util;

/** Stands for hudson.util.DescribableList of Jenkins 2.479.3. */
public class DescribableList<T extends hudson.model.Describable<T>, D extends hudson.model.Descriptor<T>>
        extends hudson.util.PersistedList<T> {
    public DescribableList(hudson.model.Saveable saveable, java.util.Collection<? extends T> collection) {}

    public DescribableList(hudson.model.Saveable saveable) {}

    protected DescribableList() {}

    public void remove(D descriptor) throws java.io.IOException {}

    public <U extends T> U get(java.lang.Class<U> type) {
        throw new UnsupportedOperationException();
    }

    public T get(D descriptor) {
        throw new UnsupportedOperationException();
    }

    public void replace(T describable) throws java.io.IOException {}

    public boolean contains(D descriptor) {
        return false;
    }

    public T getDynamic(java.lang.String string) {
        throw new UnsupportedOperationException();
    }
}
