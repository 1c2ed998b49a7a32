package jenkins.model;

import hudson.model.InvisibleAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stands for jenkins.model.InterruptedBuildAction: remembers who or what stopped the build. */
public class InterruptedBuildAction extends InvisibleAction {
    private final ArrayList<CauseOfInterruption> causes;

    /** With the causes. */
    public InterruptedBuildAction(Collection<? extends CauseOfInterruption> causes) {
        this.causes = new ArrayList<>(causes);
    }

    /** The causes. */
    public List<CauseOfInterruption> getCauses() {
        return List.copyOf(causes);
    }
}
