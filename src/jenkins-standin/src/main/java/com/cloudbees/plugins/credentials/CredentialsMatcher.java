package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.CredentialsMatcher of Jenkins 2.479.3. */
public interface CredentialsMatcher extends java.io.Serializable {
    boolean matches(com.cloudbees.plugins.credentials.Credentials credentials);
}
