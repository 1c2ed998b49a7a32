package hudson.model;

/** Stands for hudson.model.Describable: an object of configuration with a {@link Descriptor}. */
public interface Describable<T extends Describable<T>> {
    /** What describes its class. */
    Descriptor<T> getDescriptor();
}
