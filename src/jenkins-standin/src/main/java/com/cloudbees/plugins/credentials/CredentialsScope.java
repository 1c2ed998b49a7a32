package com.cloudbees.plugins.credentials;

import hudson.model.ModelObject;
import java.io.Serializable;
import jenkins.model.Jenkins;

/** Stands for com.cloudbees.plugins.credentials.CredentialsScope: who may use a credential. */
public enum CredentialsScope implements Serializable {
    /** Jenkins itself, not its jobs. */
    SYSTEM {
        @Override
        public boolean isVisible(ModelObject context) {
            return context instanceof Jenkins;
        }

        @Override
        public String getDisplayName() {
            return "System";
        }
    },
    /** Jenkins itself and every job. */
    GLOBAL {
        @Override
        public boolean isVisible(ModelObject context) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return "Global";
        }
    },
    /** One user. */
    USER {
        @Override
        public boolean isVisible(ModelObject context) {
            return false;
        }

        @Override
        public String getDisplayName() {
            return "User";
        }
    };

    /** Whether a credential of this scope is offered in the context. */
    public abstract boolean isVisible(ModelObject context);

    /** Shown beside the credential. */
    public abstract String getDisplayName();
}
