package io.jenkins.plugins.azurerender.standin;

import hudson.security.SecurityRealm;

/** A realm without users. */
public final class NobodySignsIn extends SecurityRealm {}
