package hudson.security;

/** Stands for hudson.security.SecurityRealm of Jenkins 2.479.3. */
public abstract class SecurityRealm extends hudson.model.AbstractDescribableImpl<hudson.security.SecurityRealm>
        implements hudson.ExtensionPoint {
    public static final hudson.security.SecurityRealm NO_AUTHENTICATION = null;

    public SecurityRealm() {}
}
