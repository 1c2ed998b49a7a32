package hudson.model;

/** Stands for hudson.model.Saveable of Jenkins 2.479.3. */
public interface Saveable {
    hudson.model.Saveable NOOP = null;

    void save() throws java.io.IOException;
}
