package jenkins.model;

/** Stands for jenkins.model.GlobalConfigurationCategory of Jenkins 2.479.3. */
public abstract class GlobalConfigurationCategory implements hudson.ExtensionPoint, hudson.model.ModelObject {
    public GlobalConfigurationCategory() {}

    public static <T extends jenkins.model.GlobalConfigurationCategory> T get(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static hudson.ExtensionList<jenkins.model.GlobalConfigurationCategory> all() {
        throw new UnsupportedOperationException();
    }

    public abstract java.lang.String getShortDescription();
    /** Stands for jenkins.model.GlobalConfigurationCategory.Unclassified of Jenkins 2.479.3. */
    public static class Unclassified extends jenkins.model.GlobalConfigurationCategory {
        public Unclassified() {}

        public java.lang.String getDisplayName() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getShortDescription() {
            throw new UnsupportedOperationException();
        }
    }
}
