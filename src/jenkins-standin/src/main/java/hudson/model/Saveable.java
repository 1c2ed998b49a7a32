package hudson.model;

import java.io.IOException;

/** Stands for hudson.model.Saveable: what can write itself to disk. */
public interface Saveable {
    /** Writes nothing. */
    Saveable NOOP = () -> {};

    /** Writes it. */
    void save() throws IOException;
}
