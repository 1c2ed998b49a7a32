package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;

/** Creates artifact managers. */
public abstract class ArtifactManagerFactory extends AbstractDescribableImpl<ArtifactManagerFactory>
        implements ExtensionPoint {
    /** Returns the manager of the build; null when the factory does not accept the build. */
    public abstract ArtifactManager managerFor(Run<?, ?> build);

    @Override
    public ArtifactManagerFactoryDescriptor getDescriptor() {
        return (ArtifactManagerFactoryDescriptor) super.getDescriptor();
    }
}
