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

/** Stands for hudson.security.ACL: who may do what with one object. */
public abstract class ACL {
    /** The name of nobody in particular. */
    public static final String ANONYMOUS_USERNAME = "anonymous";

    /** The name of Jenkins itself. */
    public static final String SYSTEM_USERNAME = "SYSTEM";

    /** Jenkins itself, which may do anything. */
    public static final Authentication SYSTEM2 = Authentications.system();

    /** Whether the user has the permission. */
    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new AbstractMethodError(getClass() + " must override hasPermission2");
    }

    /** Throws when this thread's user lacks the permission. */
    public final void checkPermission(Permission p) {
        if (!hasPermission(p)) {
            Permission counting = p;
            while (!counting.enabled && counting.impliedBy != null) {
                counting = counting.impliedBy;
            }
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), counting);
        }
    }

    /** Whether this thread's user has the permission. */
    public final boolean hasPermission(Permission p) {
        Authentication who = Jenkins.getAuthentication2();
        return who.equals(SYSTEM2) || hasPermission2(who, p);
    }

    /** An ACL that asks the function. */
    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> impl) {
        return new FunctionAcl(impl);
    }

    /** Makes this thread act for the user until the context is closed. */
    public static ACLContext as2(Authentication auth) {
        SecurityContext before = SecurityContextHolder.getContext();
        ACLContext context = new ACLContext(before);
        SecurityContextHolder.setContext(new SecurityContextImpl(auth));
        return context;
    }

    /** Whether it is nobody in particular. */
    public static boolean isAnonymous2(Authentication authentication) {
        return authentication instanceof AnonymousAuthenticationToken;
    }
}
