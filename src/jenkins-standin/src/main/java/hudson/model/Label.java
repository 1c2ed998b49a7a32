package hudson.model;

import hudson.Util;
import io.jenkins.plugins.azurerender.standin.text.LabelExpression;
import jenkins.model.Jenkins;

/** A label expression that selects nodes: names with {@code && || ! ( )}. */
public abstract class Label extends Actionable implements Comparable<Label> {
    /** The expression. */
    protected final transient String name;

    /** Creates the label of the expression. */
    protected Label(String name) {
        this.name = name;
    }

    /** Returns the label of the expression; null for an empty expression. */
    public static Label get(String expression) {
        return Jenkins.get().getLabel(Util.fixEmptyAndTrim(expression));
    }

    /** Returns the expression. */
    public final String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    /** Returns the expression. */
    public abstract String getExpression();

    /** Returns whether the node matches the expression. */
    public final boolean matches(Node n) {
        return LabelExpression.matches(name, n.labelNames());
    }

    @Override
    public final boolean equals(Object that) {
        return that instanceof Label other && matches(other);
    }

    private boolean matches(Label other) {
        return name.equals(other.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final int compareTo(Label that) {
        return name.compareTo(that.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
