package com.cloudbees.plugins.credentials.common;

/** Stands for com.cloudbees.plugins.credentials.common.StandardCredentials of Jenkins 2.479.3. */
public interface StandardCredentials extends com.cloudbees.plugins.credentials.common.IdCredentials {
    java.lang.String getDescription();
}
