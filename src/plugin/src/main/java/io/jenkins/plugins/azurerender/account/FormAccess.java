package io.jenkins.plugins.azurerender.account;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Who is answered by the web methods behind forms. */
public final class FormAccess {

    private FormAccess() {}

    /**
     * Whether the user may change what the form is about.
     *
     * @param item the job or folder whose form it is; null for a form of Jenkins itself
     */
    public static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}
