package io.jenkins.plugins.azurerender.standin.security;

import hudson.security.ACL;
import hudson.security.Permission;
import java.util.function.BiFunction;
import org.springframework.security.core.Authentication;

/** An ACL that is computed by a function. */
public final class FunctionAcl extends ACL {
    private final BiFunction<Authentication, Permission, Boolean> rule;

    /** Creates an ACL of the function. */
    public FunctionAcl(BiFunction<Authentication, Permission, Boolean> rule) {
        this.rule = rule;
    }

    @Override
    public boolean hasPermission2(Authentication who, Permission permission) {
        return who.equals(SYSTEM2) || rule.apply(who, permission);
    }
}
