package hudson.model;

import java.io.File;

/** Stands for hudson.model.PersistenceRoot: what has a folder of its own. */
public interface PersistenceRoot extends Saveable {
    /** The folder. */
    File getRootDir();
}
