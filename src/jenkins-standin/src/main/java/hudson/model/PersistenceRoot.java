package hudson.model;

/** Stands for hudson.model.PersistenceRoot of Jenkins 2.479.3. */
public interface PersistenceRoot extends hudson.model.Saveable {
    java.io.File getRootDir();
}
