package com.cloudbees.plugins.credentials.common;

/** Stands for com.cloudbees.plugins.credentials.common.IdCredentials of Jenkins 2.479.3. */
public interface IdCredentials extends com.cloudbees.plugins.credentials.Credentials {
    java.lang.String getId();
}
