package hudson.model;

import java.io.Serializable;

/** Stands for hudson.model.ParameterValue: what a build got for one of its job's parameters. */
public abstract class ParameterValue implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of the parameter. */
    protected final String name;

    /** A value of that name. */
    protected ParameterValue(String name) {
        this.name = name;
    }

    /** The name of the parameter. */
    public final String getName() {
        return name;
    }

    /** Whether it must not be shown. */
    public boolean isSensitive() {
        return false;
    }
}
