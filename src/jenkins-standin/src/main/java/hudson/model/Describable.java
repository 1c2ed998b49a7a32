package hudson.model;

/** A configurable object with a {@link Descriptor}. */
public interface Describable<T extends Describable<T>> {
    /** Returns the descriptor of the class. */
    Descriptor<T> getDescriptor();
}
