package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.ModelObject;
import hudson.model.Saveable;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;

/** Stands for com.cloudbees.plugins.credentials.CredentialsStore: where credentials are kept. */
public abstract class CredentialsStore implements AccessControlled, Saveable {
    /** What its credentials belong to. */
    public abstract ModelObject getContext();

    /** Its domains. */
    public List<Domain> getDomains() {
        return List.of(Domain.global());
    }

    /** The credentials of the domain. */
    public abstract List<Credentials> getCredentials(Domain domain);

    /** Adds one; false when it was there. */
    public abstract boolean addCredentials(Domain domain, Credentials credentials) throws IOException;

    /** Removes one; false when it was not there. */
    public abstract boolean removeCredentials(Domain domain, Credentials credentials) throws IOException;

    /** Puts one in the place of another; false when that was not there. */
    public abstract boolean updateCredentials(Domain domain, Credentials current, Credentials replacement)
            throws IOException;

    @Override
    public void save() throws IOException {
        // who keeps something overrides this
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getACL();
    }
}
