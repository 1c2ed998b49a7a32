package hudson.security;

/** Stands for hudson.security.SidACL of Jenkins 2.479.3. */
public abstract class SidACL extends hudson.security.ACL {
    public SidACL() {}

    public boolean hasPermission2(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        return false;
    }

    protected java.lang.Boolean _hasPermission(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        throw new UnsupportedOperationException();
    }
}
