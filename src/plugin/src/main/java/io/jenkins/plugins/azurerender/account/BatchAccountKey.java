package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import java.net.URI;
import java.time.Duration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The name and key of a Batch account. */
public final class BatchAccountKey extends AccountKey implements BatchSignIn {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public BatchAccountKey(CredentialsScope scope, String id, String description, String accountName, Secret key) {
        super(scope, id, description, accountName, key);
    }

    @Override
    public BatchService openBatch(URI url, AzureCloud cloud, Duration retryLimit) {
        return new SdkBatchService(url.toString(), getAccountName(), checkedKey("Batch"), retryLimit);
    }

    @Extension
    @Symbol("azureBatchKey")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BatchAccountKey_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-layers-outline plugin-ionicons-api";
        }
    }
}
