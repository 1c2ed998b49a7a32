package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Name and key of a Batch account. */
public final class BatchAccountKey extends AccountKey {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public BatchAccountKey(CredentialsScope scope, String id, String description, String accountName, Secret key) {
        super(scope, id, description, accountName, key);
    }

    @Extension
    @Symbol("azureBatchKey")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BatchAccountKey_DisplayName();
        }
    }
}
