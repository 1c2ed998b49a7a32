package com.cloudbees.plugins.credentials;

import hudson.model.Saveable;
import hudson.security.AccessControlled;

/** A store of credentials; here only a parameter type. */
public abstract class CredentialsStore implements AccessControlled, Saveable {}
