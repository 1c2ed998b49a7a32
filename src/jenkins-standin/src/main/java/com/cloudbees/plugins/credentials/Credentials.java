package com.cloudbees.plugins.credentials;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Run;
import java.io.Serializable;

/** Stands for com.cloudbees.plugins.credentials.Credentials: something secret to sign in with. */
public interface Credentials extends Describable<Credentials>, Serializable, ExtensionPoint {
    /** Who may use it. */
    CredentialsScope getScope();

    @Override
    CredentialsDescriptor getDescriptor();

    /** The form that fits the build. */
    default Credentials forRun(Run<?, ?> context) {
        return this;
    }
}
