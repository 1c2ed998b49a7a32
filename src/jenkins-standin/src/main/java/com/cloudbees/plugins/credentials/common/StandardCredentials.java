package com.cloudbees.plugins.credentials.common;

/** Stands for com.cloudbees.plugins.credentials.common.StandardCredentials. */
public interface StandardCredentials extends IdCredentials {
    /** A text about it. */
    String getDescription();
}
