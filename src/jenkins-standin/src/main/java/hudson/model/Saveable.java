package hudson.model;

import java.io.IOException;

/** An object that can save itself. */
public interface Saveable {
    /** Saves nothing. */
    Saveable NOOP = () -> {};

    /** Saves the object. */
    void save() throws IOException;
}
