package hudson.model;

/** Stands for hudson.model.PersistentDescriptor of Jenkins 2.479.3. */
public interface PersistentDescriptor extends hudson.model.Saveable {
    void load();
}
