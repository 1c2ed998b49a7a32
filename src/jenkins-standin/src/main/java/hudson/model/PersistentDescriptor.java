package hudson.model;

/** A descriptor that is loaded from disk when it is created. */
public interface PersistentDescriptor extends Saveable {
    /** Loads the fields. */
    void load();
}
