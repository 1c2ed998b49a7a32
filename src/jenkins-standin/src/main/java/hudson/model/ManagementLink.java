package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.model.Jenkins;

/** A page under Manage Jenkins. */
public abstract class ManagementLink implements ExtensionPoint, Action {
    /** Returns the icon; null hides the link. */
    @Override
    public abstract String getIconFileName();

    /** Returns a description of one line. */
    public String getDescription() {
        return "";
    }

    /** Returns the URL relative to Manage Jenkins. */
    @Override
    public abstract String getUrlName();

    /** Returns the permission that is required to see the link. */
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    /** Returns the category under which the link is shown. */
    public Category getCategory() {
        return Category.UNCATEGORIZED;
    }

    /** The categories of Manage Jenkins. */
    public enum Category {
        /** System configuration. */
        CONFIGURATION,
        /** Security. */
        SECURITY,
        /** Status information. */
        STATUS,
        /** Troubleshooting. */
        TROUBLESHOOTING,
        /** Tools and actions. */
        TOOLS,
        /** Other. */
        MISC,
        /** No category set. */
        UNCATEGORIZED
    }
}
