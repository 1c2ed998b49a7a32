package jenkins.model;

/** Stands for jenkins.model.ArtifactManagerFactoryDescriptor of Jenkins 2.479.3. */
public abstract class ArtifactManagerFactoryDescriptor
        extends hudson.model.Descriptor<jenkins.model.ArtifactManagerFactory> {
    public ArtifactManagerFactoryDescriptor() {}

    public static hudson.DescriptorExtensionList<
                    jenkins.model.ArtifactManagerFactory, jenkins.model.ArtifactManagerFactoryDescriptor>
            all() {
        throw new UnsupportedOperationException();
    }
}
