package jenkins.model;

/** Stands for jenkins.model.GlobalConfiguration of Jenkins 2.479.3. */
public abstract class GlobalConfiguration extends hudson.model.Descriptor<jenkins.model.GlobalConfiguration>
        implements hudson.ExtensionPoint, hudson.model.Describable<jenkins.model.GlobalConfiguration> {
    protected GlobalConfiguration() {}

    public final hudson.model.Descriptor<jenkins.model.GlobalConfiguration> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public static hudson.ExtensionList<jenkins.model.GlobalConfiguration> all() {
        throw new UnsupportedOperationException();
    }

    public boolean configure(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, net.sf.json.JSONObject jSONObject)
            throws hudson.model.Descriptor.FormException {
        return false;
    }

    public java.lang.String getGlobalConfigPage() {
        throw new UnsupportedOperationException();
    }
}
