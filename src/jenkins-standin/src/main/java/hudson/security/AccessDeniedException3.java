package hudson.security;

import java.io.Serial;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** A user does not have a permission. */
public class AccessDeniedException3 extends AccessDeniedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The user. */
    public final transient Authentication authentication;

    /** The missing permission. */
    public final transient Permission permission;

    /** Creates the exception for the user and the missing permission. */
    public AccessDeniedException3(Authentication authentication, Permission permission) {
        super(authentication.getName() + " is missing the " + permission.group.title + "/" + permission.name
                + " permission");
        this.authentication = authentication;
        this.permission = permission;
    }
}
