package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** Stands for com.cloudbees.plugins.credentials.common.IdCredentials. */
public interface IdCredentials extends Credentials {
    /** The id that jobs name. */
    String getId();
}
