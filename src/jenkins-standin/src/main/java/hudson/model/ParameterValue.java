package hudson.model;

import java.io.Serializable;

/** The value of a build parameter. */
public abstract class ParameterValue implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of the parameter. */
    protected final String name;

    /** Creates the value of the parameter. */
    protected ParameterValue(String name) {
        this.name = name;
    }

    /** Returns the name of the parameter. */
    public final String getName() {
        return name;
    }

    /** Returns whether the value must not be shown. */
    public boolean isSensitive() {
        return false;
    }
}
