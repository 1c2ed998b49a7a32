package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.standin.security.NoSecurityRealm;

/** Stands for hudson.security.SecurityRealm: how users sign in. */
public abstract class SecurityRealm extends AbstractDescribableImpl<SecurityRealm> implements ExtensionPoint {
    /** Nobody signs in. */
    public static final SecurityRealm NO_AUTHENTICATION = new NoSecurityRealm();
}
