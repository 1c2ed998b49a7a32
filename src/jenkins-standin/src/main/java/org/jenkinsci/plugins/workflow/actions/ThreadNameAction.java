package org.jenkinsci.plugins.workflow.actions;

/** Marks the start of a branch of {@code parallel}. */
public interface ThreadNameAction extends PersistentAction {

    /** The name of the branch. */
    String getThreadName();
}
