package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import java.net.URI;
import java.time.Duration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The name and key of a storage account. */
public final class StorageAccountKey extends AccountKey implements StorageSignIn {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public StorageAccountKey(CredentialsScope scope, String id, String description, String accountName, Secret key) {
        super(scope, id, description, accountName, key);
    }

    @Override
    public RenderStorage openStorage(URI url, AzureCloud cloud, Duration retryLimit) {
        return new SdkRenderStorage(url, getAccountName(), checkedKey("storage"), retryLimit);
    }

    @Extension
    @Symbol("azureStorageKey")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.StorageAccountKey_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-server-outline plugin-ionicons-api";
        }
    }
}
