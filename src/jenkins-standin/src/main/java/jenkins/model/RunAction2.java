package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** An action that receives its build. */
public interface RunAction2 extends Action {
    /** Called when the action is added to a build. */
    void onAttached(Run<?, ?> r);

    /** Called when the build was loaded from disk. */
    void onLoad(Run<?, ?> r);
}
