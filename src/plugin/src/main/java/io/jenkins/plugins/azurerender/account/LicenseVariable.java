package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** An environment variable with the license server of a renderer. Jenkins stores its value encrypted. */
public final class LicenseVariable extends BaseStandardCredentials {

    private static final long serialVersionUID = 1L;

    private final String variable;
    private final Secret value;

    /** @param variable name of the variable, such as {@code ADSKFLEX_LICENSE_FILE} */
    @DataBoundConstructor
    public LicenseVariable(CredentialsScope scope, String id, String description, String variable, Secret value) {
        super(scope, id, description);
        this.variable = Util.fixNull(variable).strip();
        this.value = value;
    }

    public String getVariable() {
        return variable;
    }

    public Secret getValue() {
        return value;
    }

    /** Whether these are credentials of Jenkins itself, not of a folder or user. */
    public boolean isGlobal() {
        return CredentialsLookup.isGlobal(this);
    }

    @Extension
    @Symbol("azureRenderLicense")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.LicenseVariable_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-ticket-outline plugin-ionicons-api";
        }
    }
}
