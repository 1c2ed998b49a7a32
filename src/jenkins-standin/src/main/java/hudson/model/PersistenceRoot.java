package hudson.model;

import java.io.File;

/** An object with its own directory. */
public interface PersistenceRoot extends Saveable {
    /** Returns the directory. */
    File getRootDir();
}
