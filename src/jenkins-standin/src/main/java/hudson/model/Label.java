package hudson.model;

import hudson.Util;
import io.jenkins.plugins.azurerender.standin.text.LabelExpression;
import jenkins.model.Jenkins;

/** Stands for hudson.model.Label: a name or an expression of names ({@code && || ! ( )}) that nodes answer to. */
public abstract class Label extends Actionable implements Comparable<Label> {
    /** The expression. */
    protected final transient String name;

    /** Of the expression. */
    protected Label(String name) {
        this.name = name;
    }

    /** The label of the expression; null for an empty one. */
    public static Label get(String expression) {
        return Jenkins.get().getLabel(Util.fixEmptyAndTrim(expression));
    }

    /** The expression. */
    public final String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    /** The expression. */
    public abstract String getExpression();

    /** Whether the node answers to it. */
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
