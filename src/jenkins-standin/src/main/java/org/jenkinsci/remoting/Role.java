package org.jenkinsci.remoting;

/** One end of a channel. */
public final class Role {
    private final String name;

    /** Creates a role with the name. */
    public Role(String name) {
        this.name = name;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Role other && name.equals(other.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return super.toString() + "[" + name + "]";
    }
}
