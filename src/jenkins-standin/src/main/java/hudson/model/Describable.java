package hudson.model;

/** Stands for hudson.model.Describable of Jenkins 2.479.3. */
public interface Describable<T extends hudson.model.Describable<T>> {
    hudson.model.Descriptor<T> getDescriptor();
}
