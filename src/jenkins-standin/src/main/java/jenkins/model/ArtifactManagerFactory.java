package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;

/** Stands for jenkins.model.ArtifactManagerFactory: a way to keep artifacts that an administrator may choose. */
public abstract class ArtifactManagerFactory extends AbstractDescribableImpl<ArtifactManagerFactory>
        implements ExtensionPoint {
    /** The manager for the build; null when this one is not for it. */
    public abstract ArtifactManager managerFor(Run<?, ?> build);

    @Override
    public ArtifactManagerFactoryDescriptor getDescriptor() {
        return (ArtifactManagerFactoryDescriptor) super.getDescriptor();
    }
}
