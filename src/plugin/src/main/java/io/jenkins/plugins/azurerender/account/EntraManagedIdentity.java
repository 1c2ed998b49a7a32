package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.azurerender.azure.identity.Identity;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The managed identity of the VM, container or App Service that runs Jenkins. */
public final class EntraManagedIdentity extends EntraIdentity {

    private static final long serialVersionUID = 1L;

    private final String clientId;

    /** @param clientId client ID of a user-assigned identity; null for the system-assigned identity */
    @DataBoundConstructor
    public EntraManagedIdentity(CredentialsScope scope, String id, String description, String clientId) {
        super(scope, id, description);
        this.clientId = Util.fixEmptyAndTrim(clientId);
    }

    public String getClientId() {
        return clientId;
    }

    @Override
    boolean isOfController() {
        return true;
    }

    @Override
    Identity identity() {
        return new Identity.Managed(Util.fixNull(clientId));
    }

    @Extension
    @Symbol("azureEntraManagedIdentity")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EntraManagedIdentity_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-finger-print-outline plugin-ionicons-api";
        }

        /** Only administrators can allow the use of the identity of the controller. */
        @Override
        public boolean isApplicable(CredentialsProvider provider) {
            return provider instanceof SystemCredentialsProvider.ProviderImpl;
        }
    }
}
