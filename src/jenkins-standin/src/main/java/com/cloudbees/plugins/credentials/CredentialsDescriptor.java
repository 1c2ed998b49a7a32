package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** Describes a type of credentials. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {

    /** Creates the descriptor of the enclosing class. */
    protected CredentialsDescriptor() {}

    /** Returns the CSS class or the symbol of the icon of this type. */
    public String getIconClassName() {
        return "symbol-credentials plugin-credentials";
    }

    /** Returns whether the provider can store credentials of this type. */
    public boolean isApplicable(CredentialsProvider provider) {
        return true;
    }
}
