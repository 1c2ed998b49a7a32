package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.model.Jenkins;

/** Stands for hudson.model.ManagementLink: a page under Manage Jenkins. */
public abstract class ManagementLink implements ExtensionPoint, Action {
    /** The icon; null hides the page. */
    @Override
    public abstract String getIconFileName();

    /** One line about it. */
    public String getDescription() {
        return "";
    }

    /** The address below Manage Jenkins. */
    @Override
    public abstract String getUrlName();

    /** What a user needs to see the link. */
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    /** The group it is shown in. */
    public Category getCategory() {
        return Category.UNCATEGORIZED;
    }

    /** Stands for hudson.model.ManagementLink.Category. */
    public enum Category {
        /** How it is set up. */
        CONFIGURATION,
        /** Who may do what. */
        SECURITY,
        /** How it stands. */
        STATUS,
        /** What to look at when something is wrong. */
        TROUBLESHOOTING,
        /** What administrators work with. */
        TOOLS,
        /** Anything else. */
        MISC,
        /** Nobody said. */
        UNCATEGORIZED
    }
}
