package com.cloudbees.plugins.credentials;

import hudson.model.ModelObject;
import java.io.Serializable;
import jenkins.model.Jenkins;

/** Who may use credentials. */
public enum CredentialsScope implements Serializable {
    /** Jenkins itself, but no jobs. */
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
    /** Jenkins itself and all jobs. */
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

    /** Returns whether credentials of this scope are offered in the context. */
    public abstract boolean isVisible(ModelObject context);

    /** Returns the name of the scope in lists. */
    public abstract String getDisplayName();
}
