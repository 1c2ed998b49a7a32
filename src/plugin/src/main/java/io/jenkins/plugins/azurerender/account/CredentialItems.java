package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;

/** List box items of the credentials that builds of a job can use. */
public final class CredentialItems {

    private CredentialItems() {}

    /** Returns only the current value if the user cannot configure the job. */
    public static ListBoxModel of(Item item, Class<? extends StandardCredentials> type, String current) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (!FormAccess.mayConfigure(item)) {
            return items.includeCurrentValue(current);
        }
        return items.includeEmptyValue()
                .includeMatchingAs(
                        item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                        item,
                        type,
                        List.of(),
                        CredentialsMatchers.always())
                .includeCurrentValue(current);
    }
}
