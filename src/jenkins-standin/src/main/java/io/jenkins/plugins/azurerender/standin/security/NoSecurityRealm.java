package io.jenkins.plugins.azurerender.standin.security;

import hudson.security.SecurityRealm;

/** A realm without users. */
public final class NoSecurityRealm extends SecurityRealm {}
