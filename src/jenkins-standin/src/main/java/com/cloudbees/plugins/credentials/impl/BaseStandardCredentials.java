package com.cloudbees.plugins.credentials.impl;

import com.cloudbees.plugins.credentials.BaseCredentials;
import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import java.io.Serial;
import java.io.UnsupportedEncodingException;
import java.util.UUID;

/** Credentials with an id and a description. */
public abstract class BaseStandardCredentials extends BaseCredentials implements StandardCredentials {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String description;

    /** Creates credentials; an empty id is replaced by a random one. */
    public BaseStandardCredentials(CredentialsScope scope, String id, String description) {
        super(scope);
        this.id = Util.fixEmpty(id) == null ? UUID.randomUUID().toString() : id;
        this.description = Util.fixNull(description);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public final boolean equals(Object o) {
        return o instanceof IdCredentials other && id.equals(other.getId());
    }

    @Override
    public final int hashCode() {
        return id.hashCode();
    }

    /** Describes a type of credentials with an id. */
    protected abstract static class BaseStandardCredentialsDescriptor extends CredentialsDescriptor {
        /** Creates the descriptor of the enclosing class. */
        protected BaseStandardCredentialsDescriptor() {}

        /** Returns the URL that validates the id in forms; always null here. */
        public String getCheckIdUrl(CredentialsStore store) throws UnsupportedEncodingException {
            return null;
        }
    }
}
