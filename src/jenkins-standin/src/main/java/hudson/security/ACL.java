package hudson.security;

import io.jenkins.plugins.azurerender.standin.security.Authentications;
import io.jenkins.plugins.azurerender.standin.security.FunctionAcl;
import java.util.function.BiFunction;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** The permissions on an object. */
public abstract class ACL {
    /** The user that Jenkins itself runs as; it has all permissions. */
    public static final Authentication SYSTEM2 = Authentications.system();

    /** Returns whether the user has the permission. */
    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new AbstractMethodError(getClass() + " must override hasPermission2");
    }

    /**
     * Checks that the current user has the permission.
     *
     * @throws AccessDeniedException3 when it is missing
     */
    public final void checkPermission(Permission p) {
        if (!hasPermission(p)) {
            Permission counting = p;
            while (!counting.enabled && counting.impliedBy != null) {
                counting = counting.impliedBy;
            }
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), counting);
        }
    }

    /** Returns whether the current user has the permission. */
    public final boolean hasPermission(Permission p) {
        Authentication who = Jenkins.getAuthentication2();
        return who.equals(SYSTEM2) || hasPermission2(who, p);
    }

    /** Returns an ACL that is computed by the function. */
    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> impl) {
        return new FunctionAcl(impl);
    }

    /** Runs the current thread as the user until the context is closed. */
    public static ACLContext as2(Authentication auth) {
        SecurityContext before = SecurityContextHolder.getContext();
        ACLContext context = new ACLContext(before);
        SecurityContextHolder.setContext(new SecurityContextImpl(auth));
        return context;
    }

    /** Returns whether the user is anonymous. */
    public static boolean isAnonymous2(Authentication authentication) {
        return authentication instanceof AnonymousAuthenticationToken;
    }
}
