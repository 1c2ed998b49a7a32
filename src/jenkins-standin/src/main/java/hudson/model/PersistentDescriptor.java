package hudson.model;

/** Stands for hudson.model.PersistentDescriptor: a descriptor that is read from disk as soon as it is made. */
public interface PersistentDescriptor extends Saveable {
    /** Reads it. */
    void load();
}
