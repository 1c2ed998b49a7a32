package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** Stands for com.cloudbees.plugins.credentials.CredentialsMatcher: chooses credentials. */
public interface CredentialsMatcher extends Serializable {
    /** Whether it is wanted. */
    boolean matches(Credentials item);
}
