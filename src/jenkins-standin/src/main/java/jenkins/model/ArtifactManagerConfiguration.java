package jenkins.model;

/** Stands for jenkins.model.ArtifactManagerConfiguration of Jenkins 2.479.3. */
public class ArtifactManagerConfiguration extends jenkins.model.GlobalConfiguration
        implements hudson.model.PersistentDescriptor {
    public ArtifactManagerConfiguration() {}

    public static jenkins.model.ArtifactManagerConfiguration get() {
        throw new UnsupportedOperationException();
    }

    public boolean configure(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, net.sf.json.JSONObject jSONObject)
            throws hudson.model.Descriptor.FormException {
        return false;
    }

    public hudson.util.DescribableList<
                    jenkins.model.ArtifactManagerFactory, jenkins.model.ArtifactManagerFactoryDescriptor>
            getArtifactManagerFactories() {
        throw new UnsupportedOperationException();
    }
}
