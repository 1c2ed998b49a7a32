package io.jenkins.plugins.azurerender.account;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** The permission check of web methods for forms. */
public final class FormAccess {

    private FormAccess() {}

    /**
     * Returns whether the user can configure the item.
     *
     * @param item the job or folder of the form; null for a global form
     */
    public static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}
