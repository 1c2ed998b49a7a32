package io.jenkins.plugins.azurerender.security;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** The roles of users, in the order of the columns of web-members.csv. */
public enum Role {
    ANONYMOUS,
    OVERALL_READ(Jenkins.READ),
    ITEM_READ(Jenkins.READ, Item.READ),
    ITEM_CONFIGURE(Jenkins.READ, Item.READ, Item.CONFIGURE),
    ITEM_BUILD_CANCEL(Jenkins.READ, Item.READ, Item.BUILD, Item.CANCEL),
    ADMINISTER(Jenkins.ADMINISTER);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** The user name of this role. */
    public String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Impersonates a user of this role until the result is closed. */
    public ACLContext act() {
        return ACL.as2(
                this == ANONYMOUS
                        ? Jenkins.ANONYMOUS2
                        : UsernamePasswordAuthenticationToken.authenticated(user(), "", List.of()));
    }

    private boolean may(Permission requested) {
        for (Permission permission = requested; permission != null; permission = permission.impliedBy) {
            if (permissions.contains(permission)) {
                return true;
            }
        }
        return false;
    }

    /** Grants each role its permissions on all objects. */
    public static final class Strategy extends AuthorizationStrategy {

        @Override
        public ACL getRootACL() {
            return ACL.lambda2((user, permission) -> Arrays.stream(values())
                    .anyMatch(role -> role.user().equals(user.getName()) && role.may(permission)));
        }

        @Override
        public Collection<String> getGroups() {
            return Set.of();
        }
    }
}
