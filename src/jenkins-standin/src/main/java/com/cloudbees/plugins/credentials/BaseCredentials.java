package com.cloudbees.plugins.credentials;

import java.io.Serial;
import jenkins.model.Jenkins;

/** Credentials with a scope. */
public class BaseCredentials implements Credentials {
    @Serial
    private static final long serialVersionUID = 1L;

    private final CredentialsScope scope;

    /** Creates credentials in the scope; null for none. */
    public BaseCredentials(CredentialsScope scope) {
        this.scope = scope;
    }

    @Override
    public CredentialsScope getScope() {
        return scope;
    }

    @Override
    public CredentialsDescriptor getDescriptor() {
        return (CredentialsDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }
}
