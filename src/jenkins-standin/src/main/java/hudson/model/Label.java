package hudson.model;

/** Stands for hudson.model.Label of Jenkins 2.479.3. */
public abstract class Label extends hudson.model.Actionable implements java.lang.Comparable<hudson.model.Label> {
    protected final transient java.lang.String name = null;

    Label() {}

    public final java.lang.String getName() {
        throw new UnsupportedOperationException();
    }

    public static hudson.model.Label get(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public final int compareTo(hudson.model.Label label) {
        return 0;
    }

    public boolean isEmpty() {
        return false;
    }

    public final boolean matches(hudson.model.Node node) {
        return false;
    }

    public boolean contains(hudson.model.Node node) {
        return false;
    }

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.util.Set<hudson.model.Node> getNodes() {
        throw new UnsupportedOperationException();
    }

    public abstract java.lang.String getExpression();
}
