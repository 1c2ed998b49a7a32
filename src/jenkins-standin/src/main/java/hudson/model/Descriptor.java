package hudson.model;

/** Stands for hudson.model.Descriptor of Jenkins 2.479.3. */
public abstract class Descriptor<T extends hudson.model.Describable<T>> implements hudson.model.Saveable {
    public final transient java.lang.Class<? extends T> clazz = null;

    protected Descriptor(java.lang.Class<? extends T> type) {}

    protected Descriptor() {}

    public final boolean isInstance(T describable) {
        return false;
    }

    public void load() {}

    public T newInstance(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, net.sf.json.JSONObject jSONObject)
            throws hudson.model.Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static <T extends hudson.model.Descriptor> T find(
            java.util.Collection<? extends T> collection, java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static hudson.model.Descriptor find(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getId() {
        throw new UnsupportedOperationException();
    }

    public void save() {}

    protected static java.lang.Class self() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.Class<T> getT() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDescriptorUrl() {
        throw new UnsupportedOperationException();
    }

    public final java.lang.String getDescriptorFullUrl() {
        throw new UnsupportedOperationException();
    }

    public void calcFillSettings(java.lang.String string, java.util.Map<java.lang.String, java.lang.Object> map) {}

    public final java.lang.String getJsonSafeClassName() {
        throw new UnsupportedOperationException();
    }

    public static <T> T bindJSON(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            java.lang.Class<T> type,
            net.sf.json.JSONObject jSONObject) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getHelpFile(org.kohsuke.stapler.lang.Klass<?> klass, java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getHelpFile() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getHelpFile(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public final boolean isSubTypeOf(java.lang.Class type) {
        return false;
    }

    public boolean configure(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, net.sf.json.JSONObject jSONObject)
            throws hudson.model.Descriptor.FormException {
        return false;
    }

    public java.lang.String getConfigPage() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getGlobalConfigPage() {
        throw new UnsupportedOperationException();
    }

    public jenkins.model.GlobalConfigurationCategory getCategory() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.Permission getRequiredGlobalConfigPagePermission() {
        throw new UnsupportedOperationException();
    }

    protected hudson.XmlFile getConfigFile() {
        throw new UnsupportedOperationException();
    }

    public static <T extends hudson.model.Descriptor> T findByDescribableClassName(
            java.util.Collection<? extends T> collection, java.lang.String string) {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.model.Descriptor.FormException of Jenkins 2.479.3. */
    public static final class FormException extends java.lang.Exception implements org.kohsuke.stapler.HttpResponse {
        public FormException(java.lang.Throwable throwable, java.lang.String string) {}

        public FormException(java.lang.String string, java.lang.Throwable throwable, java.lang.String string2) {}

        public FormException(java.lang.String string, java.lang.String string2) {}

        public void generateResponse(
                org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
                org.kohsuke.stapler.StaplerResponse2 staplerResponse2,
                java.lang.Object object)
                throws java.io.IOException, jakarta.servlet.ServletException {}

        public java.lang.String getFormField() {
            throw new UnsupportedOperationException();
        }
    }
}
