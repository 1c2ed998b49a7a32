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

/** Stands for hudson.security.AuthorizationStrategy: who may do what. */
public abstract class AuthorizationStrategy extends AbstractDescribableImpl<AuthorizationStrategy>
        implements ExtensionPoint {
    /** Everyone may do anything. */
    public static final AuthorizationStrategy UNSECURED = new Unsecured();

    /** On Jenkins itself. */
    public abstract ACL getRootACL();

    /** On the job. */
    public ACL getACL(Job<?, ?> project) {
        return getRootACL();
    }

    /** On the item. */
    public ACL getACL(AbstractItem item) {
        return item instanceof Job<?, ?> job ? getACL(job) : getRootACL();
    }

    /** On the computer. */
    public ACL getACL(Computer computer) {
        return getACL(computer.getNode());
    }

    /** On the node. */
    public ACL getACL(Node node) {
        return getRootACL();
    }

    /** The groups that it knows. */
    public abstract Collection<String> getGroups();

    /** Stands for hudson.security.AuthorizationStrategy.Unsecured. */
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
