package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.azurerender.azure.identity.Identity;
import java.util.function.UnaryOperator;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The workload identity of the pod that runs Jenkins: an app registration that trusts tokens of the cluster. Empty
 * values default to variables that Kubernetes sets ({@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID}). The token file
 * is always that of {@code AZURE_FEDERATED_TOKEN_FILE}, so that no other file of the controller can be read.
 */
public final class EntraWorkloadIdentity extends EntraIdentity {

    private static final long serialVersionUID = 1L;

    private final String tenantId;
    private final String clientId;

    @DataBoundConstructor
    public EntraWorkloadIdentity(
            CredentialsScope scope, String id, String description, String tenantId, String clientId) {
        super(scope, id, description);
        this.tenantId = Util.fixEmptyAndTrim(tenantId);
        this.clientId = Util.fixEmptyAndTrim(clientId);
    }

    public String getTenantId() {
        return tenantId;
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
        return identity(System::getenv);
    }

    Identity identity(UnaryOperator<String> environment) {
        return new Identity.Workload(
                require(or(tenantId, environment, "AZURE_TENANT_ID"), "tenant ID, and AZURE_TENANT_ID is not set"),
                require(or(clientId, environment, "AZURE_CLIENT_ID"), "client ID, and AZURE_CLIENT_ID is not set"),
                require(
                        environment.apply("AZURE_FEDERATED_TOKEN_FILE"),
                        "token file: AZURE_FEDERATED_TOKEN_FILE is not set, so Jenkins does not run with a workload identity"));
    }

    private static String or(String value, UnaryOperator<String> environment, String variable) {
        return value == null ? environment.apply(variable) : value;
    }

    @Extension
    @Symbol("azureEntraWorkloadIdentity")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EntraWorkloadIdentity_DisplayName();
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
