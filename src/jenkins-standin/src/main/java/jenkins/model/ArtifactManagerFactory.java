package jenkins.model;

/** Stands for jenkins.model.ArtifactManagerFactory of Jenkins 2.479.3. */
public abstract class ArtifactManagerFactory
        extends hudson.model.AbstractDescribableImpl<jenkins.model.ArtifactManagerFactory>
        implements hudson.ExtensionPoint {
    public ArtifactManagerFactory() {}

    public jenkins.model.ArtifactManagerFactoryDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public abstract jenkins.model.ArtifactManager managerFor(hudson.model.Run<?, ?> run);
}
