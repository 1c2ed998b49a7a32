package jenkins.model;

/** Stands for jenkins.model.InterruptedBuildAction of Jenkins 2.479.3. */
public class InterruptedBuildAction extends hudson.model.InvisibleAction {
    public InterruptedBuildAction(java.util.Collection<? extends jenkins.model.CauseOfInterruption> collection) {}

    public java.util.List<jenkins.model.CauseOfInterruption> getCauses() {
        throw new UnsupportedOperationException();
    }
}
