package hudson.model;

/** Stands for hudson.model.AbstractDescribableImpl of Jenkins 2.479.3. */
public abstract class AbstractDescribableImpl<T extends hudson.model.AbstractDescribableImpl<T>>
        implements hudson.model.Describable<T> {
    public AbstractDescribableImpl() {}

    public hudson.model.Descriptor<T> getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
