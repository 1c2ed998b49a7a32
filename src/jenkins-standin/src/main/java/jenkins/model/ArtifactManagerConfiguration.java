package jenkins.model;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.DescribableList;

/** The configured artifact managers. */
@Extension
public class ArtifactManagerConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private final DescribableList<ArtifactManagerFactory, ArtifactManagerFactoryDescriptor> artifactManagerFactories =
            new DescribableList<>(this);

    /** Returns the configuration of the running Jenkins. */
    public static ArtifactManagerConfiguration get() {
        return ExtensionList.lookupSingleton(ArtifactManagerConfiguration.class);
    }

    /** Returns the factories; the first that accepts a build is used. */
    public DescribableList<ArtifactManagerFactory, ArtifactManagerFactoryDescriptor> getArtifactManagerFactories() {
        return artifactManagerFactories;
    }
}
