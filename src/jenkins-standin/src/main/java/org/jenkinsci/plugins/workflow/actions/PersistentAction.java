package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** An action of a flow node that is saved with it. */
public interface PersistentAction extends Action {}
