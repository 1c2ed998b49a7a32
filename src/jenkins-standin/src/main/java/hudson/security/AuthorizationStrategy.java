package hudson.security;

/** Stands for hudson.security.AuthorizationStrategy of Jenkins 2.479.3. */
public abstract class AuthorizationStrategy
        extends hudson.model.AbstractDescribableImpl<hudson.security.AuthorizationStrategy>
        implements hudson.ExtensionPoint {
    public static final hudson.security.AuthorizationStrategy UNSECURED = null;

    public AuthorizationStrategy() {}

    public hudson.security.ACL getACL(hudson.model.User user) {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL(hudson.model.Node node) {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL(hudson.model.Computer computer) {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL(hudson.model.Job<?, ?> job) {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL(hudson.model.AbstractItem abstractItem) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public hudson.security.ACL getACL(hudson.model.AbstractProject<?, ?> abstractProject) {
        throw new UnsupportedOperationException();
    }

    public abstract hudson.security.ACL getRootACL();

    public abstract java.util.Collection<java.lang.String> getGroups();
    /** Stands for hudson.security.AuthorizationStrategy.Unsecured of Jenkins 2.479.3. */
    public static final class Unsecured extends hudson.security.AuthorizationStrategy implements java.io.Serializable {
        public Unsecured() {}

        public hudson.security.ACL getRootACL() {
            throw new UnsupportedOperationException();
        }

        public java.util.Collection<java.lang.String> getGroups() {
            throw new UnsupportedOperationException();
        }
    }
}
