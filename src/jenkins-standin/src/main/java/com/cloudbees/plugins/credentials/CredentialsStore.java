package com.cloudbees.plugins.credentials;

import hudson.model.Saveable;
import hudson.security.AccessControlled;

/** Stands in for com.cloudbees.plugins.credentials.CredentialsStore, as a parameter type. */
public abstract class CredentialsStore implements AccessControlled, Saveable {}
