package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;

/** Decides the permissions of users. */
public abstract class AuthorizationStrategy extends AbstractDescribableImpl<AuthorizationStrategy>
        implements ExtensionPoint {
    /** Grants all permissions to all users. */
    public static final AuthorizationStrategy UNSECURED = new Unsecured();

    /** Returns the permissions on Jenkins itself. */
    public abstract ACL getRootACL();

    /** Returns the permissions on the job. */
    public ACL getACL(Job<?, ?> project) {
        return getRootACL();
    }

    /** Returns the permissions on the item. */
    public ACL getACL(AbstractItem item) {
        return item instanceof Job<?, ?> job ? getACL(job) : getRootACL();
    }

    /** Returns the permissions on the computer. */
    public ACL getACL(Computer computer) {
        return getACL(computer.getNode());
    }

    /** Returns the permissions on the node. */
    public ACL getACL(Node node) {
        return getRootACL();
    }

    /** Returns the known groups. */
    public abstract Collection<String> getGroups();

    /** Grants all permissions to all users. */
    public static final class Unsecured extends AuthorizationStrategy implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public ACL getRootACL() {
            return ACL.lambda2((who, permission) -> true);
        }

        @Override
        public Collection<String> getGroups() {
            return Set.of();
        }
    }
}
