package com.cloudbees.plugins.credentials.domains;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.Util;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A named group of credentials. */
@SuppressFBWarnings(
        value = {"SING_SINGLETON_HAS_NONPRIVATE_CONSTRUCTOR", "SING_SINGLETON_IMPLEMENTS_SERIALIZABLE"},
        justification = "not a singleton: domains have names, and global() is one of them")
public class Domain implements Serializable {
    private static final Domain GLOBAL = new Domain(null, null, null);

    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;

    @SuppressWarnings("UnusedVariable") // saved
    private final String description;

    @SuppressWarnings("UnusedVariable") // saved
    private final ArrayList<DomainSpecification> specifications;

    /** Creates a domain; a null name means the global domain. */
    public Domain(String name, String description, List<DomainSpecification> specifications) {
        this.name = Util.fixEmptyAndTrim(name);
        this.description = Util.fixEmptyAndTrim(description);
        this.specifications = specifications == null ? new ArrayList<>() : new ArrayList<>(specifications);
    }

    /** Returns the global domain. */
    public static Domain global() {
        return GLOBAL;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Domain other && Objects.equals(name, other.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }
}
