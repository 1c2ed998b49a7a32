package jenkins.model;

import hudson.model.InvisibleAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stores the causes of an abort. */
public class InterruptedBuildAction extends InvisibleAction {
    private final ArrayList<CauseOfInterruption> causes;

    /** Creates the action with the causes. */
    public InterruptedBuildAction(Collection<? extends CauseOfInterruption> causes) {
        this.causes = new ArrayList<>(causes);
    }

    /** Returns the causes. */
    public List<CauseOfInterruption> getCauses() {
        return List.copyOf(causes);
    }
}
