package io.jenkins.plugins.azurerender.engine;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.util.Secret;

/** A credential like those of plugins. */
@NameWith(SampleCredentials.Name.class)
public final class SampleCredentials extends BaseStandardCredentials {
    private static final long serialVersionUID = 1L;

    private final Secret key;

    public SampleCredentials(CredentialsScope scope, String id, String key) {
        super(scope, id, "a sample");
        this.key = Secret.fromString(key);
    }

    public Secret getKey() {
        return key;
    }

    public static final class Name extends CredentialsNameProvider<SampleCredentials> {
        @Override
        public String getName(SampleCredentials credentials) {
            return "sample " + credentials.getId();
        }
    }

    @Extension
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return "Sample";
        }
    }
}
