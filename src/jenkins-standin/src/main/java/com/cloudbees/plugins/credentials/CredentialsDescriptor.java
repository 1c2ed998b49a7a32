package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** Stands for com.cloudbees.plugins.credentials.CredentialsDescriptor. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {
    /** For a class. */
    protected CredentialsDescriptor(Class<? extends Credentials> clazz) {
        super(clazz);
    }

    /** For the class this one is nested in. */
    protected CredentialsDescriptor() {}

    /** The view with the form. */
    public String getCredentialsPage() {
        return clazz.getName().replace('.', '/').replace('$', '/') + "/credentials.jelly";
    }

    /** The icon. */
    public String getIconClassName() {
        return "symbol-credentials plugin-credentials";
    }

    /** Whether the provider may keep it. */
    public boolean isApplicable(CredentialsProvider provider) {
        return true;
    }
}
