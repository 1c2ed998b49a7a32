package com.cloudbees.plugins.credentials;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Run;
import java.io.Serializable;

/** Secrets for signing in to a service. */
public interface Credentials extends Describable<Credentials>, Serializable, ExtensionPoint {
    /** Returns who may use the credentials; null when they have no scope. */
    CredentialsScope getScope();

    @Override
    CredentialsDescriptor getDescriptor();

    /** Returns the credentials as the build needs them. */
    default Credentials forRun(Run<?, ?> context) {
        return this;
    }
}
