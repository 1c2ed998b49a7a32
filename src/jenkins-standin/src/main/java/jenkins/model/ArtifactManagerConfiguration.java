package jenkins.model;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.DescribableList;

/** Stands for jenkins.model.ArtifactManagerConfiguration: how the administrator wants artifacts to be kept. */
@Extension
public class ArtifactManagerConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private final DescribableList<ArtifactManagerFactory, ArtifactManagerFactoryDescriptor> artifactManagerFactories =
            new DescribableList<>(this);

    /** The one of this Jenkins. */
    public static ArtifactManagerConfiguration get() {
        return ExtensionList.lookupSingleton(ArtifactManagerConfiguration.class);
    }

    /** The ways, the first that wants a build wins. */
    public DescribableList<ArtifactManagerFactory, ArtifactManagerFactoryDescriptor> getArtifactManagerFactories() {
        return artifactManagerFactories;
    }
}
