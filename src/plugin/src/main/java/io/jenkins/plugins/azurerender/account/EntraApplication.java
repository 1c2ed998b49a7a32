package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.azure.identity.Identity;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A service principal: an app registration with a client secret or a certificate. */
public final class EntraApplication extends EntraIdentity {

    private static final long serialVersionUID = 1L;

    private final String tenantId;
    private final String clientId;
    private Secret clientSecret;
    private Secret certificate;

    @DataBoundConstructor
    public EntraApplication(CredentialsScope scope, String id, String description, String tenantId, String clientId) {
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

    public Secret getClientSecret() {
        return clientSecret;
    }

    @DataBoundSetter
    public void setClientSecret(Secret clientSecret) {
        this.clientSecret = orNull(clientSecret);
    }

    public Secret getCertificate() {
        return certificate;
    }

    /** @param certificate PEM text with the private key and the certificate; preferred over the secret */
    @DataBoundSetter
    public void setCertificate(Secret certificate) {
        this.certificate = orNull(certificate);
    }

    private static Secret orNull(Secret secret) {
        return secret == null || secret.getPlainText().isBlank() ? null : secret;
    }

    @Override
    boolean isOfController() {
        return false;
    }

    @Override
    Identity identity() {
        String tenant = require(tenantId, "tenant ID");
        String client = require(clientId, "client ID");
        if (certificate != null) {
            return new Identity.Certificate(tenant, client, certificate.getPlainText());
        }
        if (clientSecret == null) {
            require(null, "client secret and no certificate");
        }
        return new Identity.Secret(tenant, client, clientSecret.getPlainText());
    }

    @Extension
    @Symbol("azureEntraApplication")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EntraApplication_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-id-card-outline plugin-ionicons-api";
        }

        /** Needs no permission, because it only checks whether the field is empty. */
        @POST
        public FormValidation doCheckTenantId(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }

        /** Needs no permission, because it only checks whether the field is empty. */
        @POST
        public FormValidation doCheckClientId(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }
    }
}
