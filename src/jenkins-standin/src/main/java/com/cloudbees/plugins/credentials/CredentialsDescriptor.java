package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** Stands for com.cloudbees.plugins.credentials.CredentialsDescriptor. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {

    /** For the class this one is nested in. */
    protected CredentialsDescriptor() {}

    /** Whether the provider may keep it. */
    public boolean isApplicable(CredentialsProvider provider) {
        return true;
    }
}
