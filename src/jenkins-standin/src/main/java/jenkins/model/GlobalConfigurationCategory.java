package jenkins.model;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.ModelObject;

/** Stands for jenkins.model.GlobalConfigurationCategory: the page that global configuration is shown on. */
public abstract class GlobalConfigurationCategory implements ExtensionPoint, ModelObject {
    /** In a sentence. */
    public abstract String getShortDescription();

    /** The one of this class. */
    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        T category = ExtensionList.lookup(GlobalConfigurationCategory.class).get(type);
        if (category == null) {
            throw new AssertionError("Category not found. It seems the " + type + " is not annotated with @Extension");
        }
        return category;
    }

    /** Stands for jenkins.model.GlobalConfigurationCategory.Unclassified: the page "System". */
    @Extension
    public static class Unclassified extends GlobalConfigurationCategory {
        @Override
        public String getShortDescription() {
            return "Configure global settings and paths.";
        }

        @Override
        public String getDisplayName() {
            return "Configure System";
        }
    }
}
