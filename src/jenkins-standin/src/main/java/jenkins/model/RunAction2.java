package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** Stands for jenkins.model.RunAction2: an action that learns which build it belongs to. */
public interface RunAction2 extends Action {
    /** When it was added. */
    void onAttached(Run<?, ?> r);

    /** When it was read from disk. */
    void onLoad(Run<?, ?> r);
}
